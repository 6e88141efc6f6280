package import CivilTime
package import Bookings
package import SQL

/// Rows of messages.
package struct MessageStore: Sendable {
    package init() {}

    /// The messages of a booking, in the order in which they are due.
    package func list(of booking: BookingID, in connection: any SQLConnection) async throws -> [Message] {
        try await connection.run(listing(of: booking))
    }

    /// The query of ``list(of:in:)``; a booking has as many messages as it has had changes.
    func listing(of booking: BookingID) -> SQLQuery<[Message]> {
        SQLQuery(
            """
            SELECT \(Message.columns) FROM messages WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            ORDER BY due_at, revision, occasion, subject, recipient, channel
            """
        ) { try $0.map(Message.init(row:)) }
    }

    /// Drops what a change overtook and adds what it causes, at the latest with the transaction's commit.
    func write(
        _ plan: MessagePlan,
        of booking: Booking,
        _ details: MessageDetails,
        subject: String,
        in connection: any SQLConnection
    ) async throws {
        // A new booking has no messages yet.
        if !plan.overtaken.isEmpty, booking.revision > 1 {
            let occasions = plan.overtaken.map { "\($0)" as SQLStatement }.joined(separator: ", ")
            try await connection.executeLater(
                """
                UPDATE messages \(connection.dialect.by("sqlite_autoindex_messages_1"))
                SET status = 'dropped', reason = \(DropReason.overtaken.rawValue), available_at = NULL, content = NULL
                WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id) AND status = 'planned'
                    AND occasion IN (\(occasions))
                """
            )
        }
        guard !plan.messages.isEmpty else { return }
        let text = details == MessageDetails() ? nil : try JSONText.encode(details)
        let rows = plan.messages.map { message -> SQLStatement in
            """
            (\(booking.provider), \(booking.id), \(booking.revision), \(message.occasion), \(subject), \(message.recipient),
            \(message.channel), 'planned', \(message.dueAt), \(message.dueAt), \(text), 0, \(false))
            """
        }
        // A refund that comes back and is paid again has been told already.
        try await connection.executeLater(
            """
            INSERT INTO messages (provider_id, booking_id, revision, occasion, subject, recipient, channel, status, due_at,
                available_at, details, attempts, is_repeated)
            VALUES \(rows.joined(separator: ", ")) ON CONFLICT DO NOTHING
            """
        )
    }

    /// Whether anything by these channels is to be looked at by `now`.
    package func isAnythingDue(
        by channels: Set<Channel>,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        guard !channels.isEmpty else { return false }
        return try await !connection.query(
            "SELECT 1 AS found FROM messages WHERE \(due(by: channels, at: now)) LIMIT 1"
        ).isEmpty
    }

    /// When the oldest message that is due could be sent; `nil` if none is due.
    package func oldestDue(at now: Instant, in connection: any SQLConnection) async throws -> Instant? {
        try await connection.query(
            "SELECT available_at FROM messages WHERE available_at <= \(now) ORDER BY available_at LIMIT 1"
        ).first?.decode("available_at")
    }

    /// Up to `limit` messages that are to be looked at by `now`, the oldest first, which nobody else takes until the transaction
    /// ends.
    func take(
        _ limit: Int,
        by channels: Set<Channel>,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [Message] {
        guard !channels.isEmpty else { return [] }
        // Text, because PostgreSQL takes a limit that it does not know for a tenth of the table and then reads all of it.
        let most = "\(limit)"
        return try await connection.query(
            """
            SELECT \(Message.columns) FROM messages WHERE \(due(by: channels, at: now))
            ORDER BY available_at LIMIT \(unsafeRaw: most) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            """
        ).map(Message.init(row:))
    }

    private func due(by channels: Set<Channel>, at now: Instant) -> SQLStatement {
        let names = channels.sorted { $0.rawValue < $1.rawValue }.map { "\($0)" as SQLStatement }
        return "available_at <= \(now) AND channel IN (\(names.joined(separator: ", ")))"
    }

    /// Has a message looked at again at `instant`.
    func postpone(_ message: Message, until instant: Instant, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            "UPDATE messages SET available_at = \(instant) WHERE \(matching(message.key))"
        )
    }

    /// Writes down that a message is being handed over, before it is; it is looked at again at `until`.
    func begin(
        _ message: Message,
        content: [UInt8],
        messageID: String?,
        at now: Instant,
        until: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await connection.executeLater(
            """
            UPDATE messages SET status = 'attempting', attempts = attempts + 1, attempted_at = \(now), available_at = \(until),
                content = \(content), message_id = \(messageID), reason = NULL, is_repeated = \(message.content != nil)
            WHERE \(matching(message.key))
            """
        )
    }

    /// Writes down what became of a message.
    ///
    /// With `attempt`, only if no later one has begun.
    func settle(
        _ key: MessageKey,
        _ status: MessageStatus,
        reason: String?,
        sentAt: Instant? = nil,
        messageID: String? = nil,
        attempt: Int? = nil,
        in connection: any SQLConnection
    ) async throws {
        let condition: SQLStatement = attempt.map { " AND status = 'attempting' AND attempts = \($0)" } ?? ""
        try await connection.executeLater(
            """
            UPDATE messages SET status = \(status), reason = \(reason), sent_at = \(sentAt), available_at = NULL, content = NULL,
                message_id = COALESCE(\(messageID), message_id)
            WHERE \(matching(key))\(condition)
            """
        )
    }

    /// Has an attempt that came to nothing repeated at `instant`.
    ///
    /// The bytes are made anew, unless an earlier attempt may have sent them. An attempt that does not count leaves the others
    /// as many as they were.
    func plan(
        _ key: MessageKey,
        reason: String,
        at instant: Instant,
        attempt: Int,
        counts: Bool,
        in connection: any SQLConnection
    ) async throws {
        try await connection.executeLater(
            """
            UPDATE messages SET status = 'planned', reason = \(reason), available_at = \(instant),
                attempts = \(counts ? attempt : attempt - 1),
                content = CASE WHEN is_repeated THEN content ELSE NULL END, is_repeated = \(false)
            WHERE \(matching(key)) AND status = 'attempting' AND attempts = \(attempt)
            """
        )
    }

    /// Has a message that failed, or of which nobody knows whether it was sent, judged and sent again; false if it is in no such
    /// state.
    package func retry(_ key: MessageKey, at now: Instant, in connection: any SQLConnection) async throws -> Bool {
        try await connection.execute(
            """
            UPDATE messages SET status = 'planned', reason = NULL, available_at = \(now), attempts = 0,
                is_repeated = \(false)
            WHERE \(matching(key)) AND status IN ('failed', 'unknown')
            """
        ) == 1
    }

    private func matching(_ key: MessageKey) -> SQLStatement {
        """
        provider_id = \(key.booking.provider) AND booking_id = \(key.booking) AND revision = \(key.revision)
            AND occasion = \(key.occasion) AND subject = \(key.subject) AND recipient = \(key.recipient)
            AND channel = \(key.channel)
        """
    }
}
