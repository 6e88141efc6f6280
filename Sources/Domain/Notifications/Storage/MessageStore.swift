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

    /// The messages of several bookings, in the order of the bookings.
    package func list(of bookings: [BookingID], in connection: any SQLConnection) async throws -> [[Message]] {
        try await connection.run(bookings.map(listing(of:)))
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

    /// Whether anything by a channel is to be looked at by `now`.
    package func isAnythingDue(
        by channel: Channel,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        // In order, or PostgreSQL may read the whole table for one that it expects to find soon.
        try await !connection.query(
            """
            SELECT 1 AS found FROM messages WHERE channel = \(channel) AND available_at <= \(now)
            ORDER BY available_at LIMIT 1
            """
        ).isEmpty
    }

    /// When the oldest message that is due by one of `channels` could be sent; `nil` if none is due.
    package func oldestDue(
        by channels: [Channel] = Channel.allCases,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Instant? {
        // One by one, as the messages that are due are found by their channel.
        let queries = channels.map { channel in
            SQLQuery<Instant?>(
                """
                SELECT available_at FROM messages WHERE channel = \(channel) AND available_at <= \(now)
                ORDER BY available_at LIMIT 1
                """
            ) { try $0.first?.decode("available_at") }
        }
        return try await connection.run(queries).compactMap(\.self).min()
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
        cost: MessageCost? = nil,
        reportDueAt: Instant? = nil,
        attempt: Int? = nil,
        in connection: any SQLConnection
    ) async throws {
        let condition: SQLStatement = attempt.map { " AND status = 'attempting' AND attempts = \($0)" } ?? ""
        try await connection.executeLater(
            """
            UPDATE messages SET status = \(status), reason = \(reason), sent_at = \(sentAt), available_at = NULL, content = NULL,
                message_id = COALESCE(\(messageID), message_id), cost_millionths = \(cost?.millionths),
                cost_currency = \(cost?.currency), report_due_at = \(reportDueAt)
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

    /// A provider's messages that failed, or of which nobody knows whether they were sent: the latest `limit` of them.
    package func inTrouble(
        of provider: ProviderID,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [Message] {
        try await connection.query(
            """
            SELECT \(Message.columns) FROM messages \(connection.dialect.by("messages_in_trouble"))
            WHERE provider_id = \(provider) AND status IN ('failed', 'unknown')
            ORDER BY due_at DESC, booking_id DESC LIMIT \(limit)
            """
        ).map(Message.init(row:))
    }

    /// Has a message that failed, or of which nobody knows whether it was sent, judged and sent again; false if it is in no such
    /// state.
    package func retry(_ key: MessageKey, at now: Instant, in connection: any SQLConnection) async throws -> Bool {
        // Attempts count anew, or the first failure would end it again.
        try await connection.execute(
            """
            UPDATE messages SET status = 'planned', reason = NULL, available_at = \(now), attempts = 0,
                is_repeated = \(false)
            WHERE \(matching(key)) AND status IN ('failed', 'unknown')
            """
        ) == 1
    }

    func matching(_ key: MessageKey) -> SQLStatement {
        """
        provider_id = \(key.booking.provider) AND booking_id = \(key.booking) AND revision = \(key.revision)
            AND occasion = \(key.occasion) AND subject = \(key.subject) AND recipient = \(key.recipient)
            AND channel = \(key.channel)
        """
    }
}
