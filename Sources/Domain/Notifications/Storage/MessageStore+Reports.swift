import Bookings
import CivilTime
import SQL

extension MessageStore {
    /// What is written down of a short message that its gateway told of.
    struct Reported {
        /// At the gateway.
        let id: String
        let sentAt: Instant
        let cost: MessageCost?
        var status = MessageStatus.sent
        var reason: String?

        /// When the gateway is asked again; `nil` if all is known.
        var reportDueAt: Instant?
    }

    /// The short messages with any of these names, which are one, or few.
    func shortMessages(named ids: [String], in connection: any SQLConnection) async throws -> [Message] {
        guard !ids.isEmpty else { return [] }
        let names = ids.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        return try await connection.query(
            "SELECT \(Message.columns) FROM messages WHERE channel = 'sms' AND message_id IN (\(names)) LIMIT 10"
        ).map(Message.init(row:))
    }

    /// Writes down what a gateway told.
    func report(_ reported: Reported, of key: MessageKey, in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            UPDATE messages SET status = \(reported.status), reason = \(reported.reason), sent_at = \(reported.sentAt),
                message_id = \(reported.id), report_due_at = \(reported.reportDueAt), available_at = NULL, content = NULL,
                cost_millionths = COALESCE(\(reported.cost?.millionths), cost_millionths),
                cost_currency = COALESCE(\(reported.cost?.currency), cost_currency)
            WHERE \(matching(key))
            """
        )
    }

    /// Up to `limit` short messages of which the gateway is to be asked by `now`, which nobody else takes until the transaction ends.
    func takeUnreported(_ limit: Int, at now: Instant, in connection: any SQLConnection) async throws -> [Message] {
        // The limit is text: PostgreSQL would plan for a tenth of the table if it were an argument.
        try await connection.query(
            """
            SELECT \(Message.columns) FROM messages WHERE report_due_at <= \(now)
            ORDER BY report_due_at LIMIT \(unsafeRaw: "\(limit)") \(unsafeRaw: connection.dialect.takingUnlockedRows)
            """
        ).map(Message.init(row:))
    }

    /// Has the gateway asked of a message again; `nil` asks no more.
    func askAgain(_ key: MessageKey, at instant: Instant?, in connection: any SQLConnection) async throws {
        try await connection.executeLater("UPDATE messages SET report_due_at = \(instant) WHERE \(matching(key))")
    }

    /// Writes down that a message that was handed over came back; false if it was not handed over, or what became of it is known.
    func fail(_ key: MessageKey, reason: String, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE messages SET status = 'failed', reason = \(reason), available_at = NULL, content = NULL
            WHERE \(matching(key)) AND status IN ('sent', 'attempting', 'unknown')
            """
        ) == 1
    }
}
