/// Where one migration stands in one database.
package struct MigrationStatus: Sendable, Hashable {
    /// Applied instants are seconds since 1970 UTC.
    package enum State: Sendable, Hashable {
        case pending
        case applied(at: Int64)
        /// Applied with another text than the one known here.
        case altered(at: Int64)
        /// Applied, but not known here.
        case unknown(at: Int64)
    }

    package let number: Int
    package let name: String
    package let state: State
}
