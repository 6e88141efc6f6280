package import CivilTime
package import SQL

/// A provider's own cancellations of some time, as its refunds record them, newest first.
package struct PastCancellations: Codable, Hashable, Sendable {
    /// The most refunds that are read for one replay.
    package static let maximumCount = 2_500

    /// The most bytes of records: a replay is handed to another process through a pipe of a mebibyte.
    static let maximumBytes = 600_000

    /// One cancellation.
    package struct Cancellation: Codable, Hashable, Sendable {
        /// The record of the policy's input, as ``RefundInput`` reads it.
        package let record: String

        /// Minor units that the policy of that time gave back.
        package let refunded: Int64

        package init(record: String, refunded: Int64) {
            self.record = record
            self.refunded = refunded
        }
    }

    /// The beginning of the time, which includes it.
    package let start: Instant

    /// Whether all since ``start`` are included; if there are too many, the oldest are left out.
    package let isComplete: Bool
    package let cancellations: [Cancellation]

    package init(since start: Instant, isComplete: Bool, _ cancellations: [Cancellation]) {
        self.start = start
        self.isComplete = isComplete
        self.cancellations = cancellations
    }

    /// What each policy was given; `nil` in the place of a record that cannot be read.
    package var inputs: [RefundInput?] {
        cancellations.map { cancellation in
            do throws(BookingsError) {
                return try RefundInput(record: cancellation.record)
            } catch {
                // Counted by the caller: one unreadable record must not hide the others.
                return nil
            }
        }
    }
}

extension RefundStore {
    /// The newest cancellations of a provider since an instant: at most ``PastCancellations/most`` refunds are read.
    package func cancellations(
        of provider: ProviderID,
        since start: Instant,
        in connection: any SQLConnection
    ) async throws -> PastCancellations {
        let most = PastCancellations.maximumCount
        // Ids begin with the second of their making, so that the primary key alone finds the newest. Those of
        // cancellations are told apart here: a filter in the statement could read all refunds there are.
        let rows = try await connection.query(
            """
            SELECT kind, amount, input FROM refunds \(connection.dialect.by("sqlite_autoindex_refunds_1"))
            WHERE provider_id = \(provider) AND refund_id >= \(RefundID.floor(under: provider, at: start))
            ORDER BY provider_id DESC, refund_id DESC LIMIT \(most + 1)
            """
        )
        var found: [PastCancellations.Cancellation] = []
        var size = 0
        for row in rows.prefix(most) {
            let kind: Refund.Kind = try row.decode("kind")
            guard kind == .cancellation, let record: String = try row.decode("input") else { continue }
            size += record.utf8.count
            guard size <= PastCancellations.maximumBytes else {
                return PastCancellations(since: start, isComplete: false, found)
            }
            found.append(PastCancellations.Cancellation(record: record, refunded: try row.decode("amount")))
        }
        return PastCancellations(since: start, isComplete: rows.count <= most, found)
    }
}
