import CivilTime
import SQL

/// Reads the past cancellations over which a provider tries a policy out.
package struct RefundHistory: Sendable {
    /// The time that is read, in seconds: a year.
    private static let reach: Int64 = 365 * 86_400

    private let store = RefundStore()

    package init() {}

    /// The provider's cancellations of the last 365 days.
    ///
    /// Throws ``BookingsError`` if the provider does not exist.
    package func lastYear(of provider: ProviderID, in transaction: Transaction) async throws -> PastCancellations {
        try await transaction.connection.require(provider)
        return try await store.cancellations(
            of: provider,
            since: transaction.now - Self.reach,
            in: transaction.connection
        )
    }
}
