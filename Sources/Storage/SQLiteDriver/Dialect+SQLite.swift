package import SQL

extension Dialect {
    package static let sqlite = Dialect(
        name: "sqlite",
        placeholderPrefix: "?",
        instantType: "INTEGER",
        // One transaction writes at a time.
        takingUnlockedRows: ""
    )
}
