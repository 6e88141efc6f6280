/// One row of a result, read by column name.
package struct SQLRow: Sendable {
    private let columns: SQLColumns
    private let values: [SQLValue]

    /// The values stand in the order of the columns.
    package init(columns: SQLColumns, values: [SQLValue]) {
        precondition(columns.count == values.count, "A row has one value for each column.")
        self.columns = columns
        self.values = values
    }

    /// The column's value as the type asked for.
    ///
    /// Throws ``SQLError/Code/missingColumn`` when the result has no such column or has it twice, and
    /// ``SQLError/Code/wrongType`` when it holds something else, NULL included unless the type is optional.
    package func decode<Value: SQLConvertible>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws(SQLError) -> Value {
        let value = values[try columns.index(of: column)]
        guard let decoded = Value(sqlValue: value) else {
            throw SQLError(.wrongType, "column \(column) holds \(value.kind), which is not of type \(type)")
        }
        return decoded
    }
}
