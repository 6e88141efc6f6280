package import SQL

extension Dialect {
    package static let postgres = Dialect(
        name: "postgres",
        placeholderPrefix: "$",
        instantType: "TIMESTAMPTZ",
        takingUnlockedRows: "FOR UPDATE SKIP LOCKED"
    )
}
