package import SQL

extension Dialect {
    package static let postgres = Dialect(
        name: "postgres",
        placeholderPrefix: "$",
        typeNames: DialectTypeNames(
            // The order of bytes does not change with the system's locales, whose updates would make indexes wrong.
            id: #"text COLLATE "C""#,
            instant: "timestamptz",
            bytes: "bytea",
            date: "date",
            time: "time",
            boolean: "boolean",
            integers: "int4multirange"
        ),
        takingRows: "FOR UPDATE",
        takingUnlockedRows: "FOR UPDATE SKIP LOCKED"
    )
}
