package import SQL

extension Dialect {
    package static let postgres = Dialect(
        name: "postgres",
        placeholderPrefix: "$",
        columnTypes: ColumnTypes(
            id: #"text COLLATE "C""#,
            instant: "timestamptz",
            bytes: "bytea",
            date: "date",
            time: "time",
            boolean: "boolean"
        ),
        takingUnlockedRows: "FOR UPDATE SKIP LOCKED"
    )
}
