/// What a database refused or could not do.
///
/// Messages name tables, columns and constraints, never the arguments of a statement.
package struct SQLError: Error, Sendable, CustomStringConvertible {
    package var code: Code
    package var message: String
    /// The table of a violated constraint, where the engine tells.
    package var table: String?
    /// The columns of a violated constraint, where the engine tells.
    package var columns: [String]
    package var cause: (any Error)?

    package init(
        _ code: Code,
        _ message: String,
        table: String? = nil,
        columns: [String] = [],
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.table = table
        self.columns = columns
        self.cause = cause
    }

    package var description: String { message }
}
