package import SQL

extension Dialect {
    package static let sqlite = Dialect(
        name: "sqlite",
        placeholderPrefix: "?",
        typeNames: DialectTypeNames(
            id: "TEXT",
            instant: "INTEGER",
            bytes: "BLOB",
            date: "TEXT",
            time: "TEXT",
            boolean: "INTEGER CHECK (# IN (0, 1))",
            integers: "TEXT"
        ),
        // One transaction writes at a time.
        takingRows: "",
        takingUnlockedRows: "",
        readingBy: "INDEXED BY"
    )
}
