import SQL

extension SQLiteHandle {
    /// The name of the unique index or key over exactly these columns, or nil when several are.
    ///
    /// A key made by the table itself has no name that SQLite keeps. It is called `table_pkey` or `table_column_key` then,
    /// which are the names that PostgreSQL gives.
    func uniqueConstraint(on violation: ConstraintViolation) throws -> String? {
        guard let table = violation.table else { return nil }
        let indexes = try rows(
            of: """
                SELECT list.name AS name, list.origin AS origin, group_concat(info.name) AS columns
                FROM pragma_index_list(\(table)) AS list, pragma_index_info(list.name) AS info
                WHERE list."unique" GROUP BY list.name
                """
        )
        let matching = try indexes.filter { index in
            let columns: String? = try index.decode("columns")
            // As sets: the message and the index need not list the columns in one order.
            return columns.map { Set($0.split(separator: ",")) } == Set(violation.columns.map { $0[...] })
        }
        guard matching.count < 2 else { return nil }
        // A key that is the table's row number has no index.
        guard let index = matching.first else { return "\(table)_pkey" }
        let origin: String = try index.decode("origin")
        if origin == "pk" { return "\(table)_pkey" }
        // An index made by CREATE INDEX, which alone has a name that was chosen.
        if origin == "c" { return try index.decode("name") }
        return ([table] + violation.columns + ["key"]).joined(separator: "_")
    }
}
