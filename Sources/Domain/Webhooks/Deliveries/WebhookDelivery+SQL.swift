import Bookings
import SQL

extension WebhookDelivery.Status: SQLConvertible {}

extension WebhookDelivery {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, endpoint_id, sequence, event_kind, booking_id, status, attempts, due_at, tried_since, failures,
        attempted_at, delivered_at, answer, problem, created_at
        """

    init(row: SQLRow) throws {
        self.init(
            provider: try row.decode("provider_id"),
            endpoint: try row.decode("endpoint_id"),
            sequence: try row.decode("sequence"),
            kind: try row.decode("event_kind"),
            booking: try row.decode("booking_id"),
            status: try row.decode("status"),
            attempts: try row.decode("attempts"),
            dueAt: try row.decode("due_at"),
            triedSince: try row.decode("tried_since"),
            failures: try row.decode("failures"),
            attemptedAt: try row.decode("attempted_at"),
            deliveredAt: try row.decode("delivered_at"),
            answer: try row.decode("answer"),
            problem: try row.decode("problem"),
            createdAt: try row.decode("created_at")
        )
    }
}
