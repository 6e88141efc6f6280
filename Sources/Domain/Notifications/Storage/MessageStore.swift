package import CivilTime
package import Bookings
package import SQL

/// Rows of messages.
///
/// Until one of a booking's messages is due, all of them are one row of a plan (``MessagePlanStore``).
package struct MessageStore: Sendable {
    let plans = MessagePlanStore()

    package init() {}

    /// The messages of a booking, in the order in which they are due, with those that are only planned.
    package func list(of booking: BookingID, in connection: any SQLConnection) async throws -> [Message] {
        try await list(of: [booking], in: connection).first ?? []
    }

    /// The messages of several bookings, in the order of the bookings, with those that are only planned.
    package func list(of bookings: [BookingID], in connection: any SQLConnection) async throws -> [[Message]] {
        // Plans first: what another server takes out of a plan between the two is met twice then, and not missed.
        let queries = bookings.map { self.plans.reading($0) }
        let plans = try await connection.run(queries)
        let rows = try await connection.run(bookings.map(listing(of:)))
        return zip(plans, rows).map { plan, rows in
            guard let plan else { return rows }
            let known = Set(rows.map(\.key))
            return (rows + plan.messages.filter { !known.contains($0.key) }).sorted { $0.order < $1.order }
        }
    }

    /// The query of a booking's messages that were due at some time; a booking has as many as it has had changes.
    private func listing(of booking: BookingID) -> SQLQuery<[Message]> {
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
        let overtaken = booking.revision > 1 ? plan.overtaken : []
        guard !overtaken.isEmpty || !plan.messages.isEmpty else { return }
        try await plans.add(
            PlannedChange(
                revision: booking.revision,
                subject: subject,
                overtaken: overtaken,
                messages: plan.messages,
                details: details
            ),
            of: booking.id,
            in: connection
        )
        guard !overtaken.isEmpty else { return }
        // After the plan, which waits for a server that is just making rows of it: these rows are seen here then.
        let occasions = overtaken.map { "\($0)" as SQLStatement }.joined(separator: ", ")
        try await connection.executeLater(
            """
            UPDATE messages \(connection.dialect.by("sqlite_autoindex_messages_1"))
            SET status = 'dropped', reason = \(DropReason.overtaken.rawValue), available_at = NULL, content = NULL
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id) AND status = 'planned'
                AND occasion IN (\(occasions))
            """
        )
    }

    /// Whether anything by a channel is to be looked at by `now`, or a plan, which may hold messages by any.
    package func isAnythingDue(
        by channel: Channel,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Bool {
        try await oldestDue(by: [channel], at: now, in: connection) != nil
    }

    /// When the oldest message that is due by one of `channels`, or the oldest plan of which anything is due, could be sent; `nil`
    /// if none is due.
    package func oldestDue(
        by channels: [Channel] = Channel.allCases,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Instant? {
        // One by one, as the messages that are due are found by their channel.
        var queries = channels.map { channel in
            // In order, or PostgreSQL may read the whole table for one that it expects to find soon.
            SQLQuery<Instant?>(
                """
                SELECT available_at FROM messages WHERE channel = \(channel) AND available_at <= \(now)
                ORDER BY available_at LIMIT 1
                """
            ) { try $0.first?.decode("available_at") }
        }
        queries.append(plans.oldestDue(at: now))
        return try await connection.run(queries).compactMap(\.self).min()
    }

    /// How many messages are due and wait, by channel, and how many plans hold any that are: at most ``countedAtMost`` of each.
    package func countDue(
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (messages: [Channel: Int], plans: Int) {
        let most = "\(Self.countedAtMost)"
        let queries = Channel.allCases.map { channel in
            SQLQuery<Int>(
                """
                SELECT COUNT(*) AS due FROM (SELECT 1 FROM messages WHERE channel = \(channel) AND available_at <= \(now)
                    ORDER BY available_at LIMIT \(unsafeRaw: most)) AS waiting
                """
            ) { try $0.first?.decode("due") ?? 0 }
        }
        let planned = SQLQuery<Int>(
            """
            SELECT COUNT(*) AS due FROM (SELECT 1 FROM message_plans WHERE available_at <= \(now)
                ORDER BY available_at LIMIT \(unsafeRaw: most)) AS waiting
            """
        ) { try $0.first?.decode("due") ?? 0 }
        let counts = try await connection.run(queries + [planned])
        return (Dictionary(uniqueKeysWithValues: zip(Channel.allCases, counts)), counts.last ?? 0)
    }

    /// An alarm needs no more, and counting must not cost more when things go wrong.
    package static let countedAtMost = 500

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
