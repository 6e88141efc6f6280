/// A condition that PostgreSQL reported, as the cause of an error of the storage interface.
///
/// It holds no more than the code, because the server's details quote rows and arguments.
package struct ServerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The five characters of appendix A of PostgreSQL's manual.
    package let sqlState: String

    package var description: String { "SQLSTATE \(sqlState)" }
}
