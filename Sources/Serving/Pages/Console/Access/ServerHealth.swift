/// How the server does, for its administrators; what could not be read is `nil`.
package struct ServerHealth: Sendable {
    package var version: String?
    package var database: String?
    package var schema: Int?

    /// When the process started, in unix seconds.
    package var startedAt: Int64?

    /// Resident, in bytes.
    package var memory: Int64?
    package var requestsInFlight: Int?

    /// Callers that wait for a connection to the database.
    package var databaseCallersWaiting: Int?

    /// Payments of which Stripe has something else than what was asked for.
    package var paymentProblems: Int?

    /// `nil` if the server knows nothing of backups.
    package var backup: Backup?

    package enum Backup: Hashable, Sendable {
        case missing

        /// Seconds since it was written.
        case aged(Int64)
    }

    package init() {}
}
