import Bookings
import CivilTime
import SQL

extension MessageStore {
    /// Claims up to `limit` messages by a channel that are to be looked at by `now`: until `until` nobody else looks at them.
    ///
    /// Those that were due before come first, the oldest of them first; then plans of which anything is due, from which messages by
    /// other channels are taken as well. There may be none, although plans were looked at.
    func claim(
        _ limit: Int,
        by channel: Channel,
        at now: Instant,
        until: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageClaims {
        // Text, because PostgreSQL takes a limit that it does not know for a tenth of the table and then reads all of it.
        let most = "\(limit)"
        let messages = try await connection.query(
            """
            SELECT \(Message.columns) FROM messages WHERE channel = \(channel) AND available_at <= \(now)
            ORDER BY available_at LIMIT \(unsafeRaw: most) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            """
        ).map(Message.init(row:))
        var claims = MessageClaims(claims: messages.map { ClaimedMessage(message: $0, until: until) })
        for claim in claims.claims {
            try await connection.executeLater(
                "UPDATE messages SET available_at = \(until) WHERE \(matching(claim.message.key))"
            )
        }
        guard claims.claims.count < limit else { return claims }
        for var plan in try await plans.takeDue(limit - claims.claims.count, at: now, in: connection) {
            for message in plan.takeDue(at: now) {
                let isClaimed =
                    message.key.channel == channel && message.status == .planned && claims.claims.count < limit
                try await insert(message, availableAt: isClaimed ? until : message.availableAt, in: connection)
                if isClaimed { claims.claims.append(ClaimedMessage(message: message, until: until)) }
            }
            try await plans.put(plan, in: connection)
            claims.plans += 1
        }
        return claims
    }

    /// Makes a message of a plan a row of its own.
    private func insert(_ message: Message, availableAt: Instant?, in connection: any SQLConnection) async throws {
        let (key, details) = (message.key, message.details)
        let text = details == MessageDetails() ? nil : try JSONText.encode(details)
        // A refund that comes back and is paid again has been told already.
        try await connection.executeLater(
            """
            INSERT INTO messages (provider_id, booking_id, revision, occasion, subject, recipient, channel, status, reason, due_at,
                available_at, details, attempts, is_repeated)
            VALUES (\(key.booking.provider), \(key.booking), \(key.revision), \(key.occasion), \(key.subject),
                \(key.recipient), \(key.channel), \(message.status), \(message.reason), \(message.dueAt), \(availableAt), \(text),
                0, \(false))
            ON CONFLICT DO NOTHING
            """
        )
    }

    /// The query of a booking's revision, which no other transaction changes until this one ends; `nil` if another is changing the
    /// booking just now, or if the booking does not exist.
    func lockingRevision(of booking: BookingID, in dialect: Dialect) -> SQLQuery<Int?> {
        SQLQuery(
            """
            SELECT revision FROM bookings WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            \(unsafeRaw: dialect.takingUnlockedRows)
            """
        ) { try $0.first?.decode("revision") }
    }

    /// Writes down that a claimed message is being handed over, before it is; it is looked at again at `until`.
    ///
    /// False, and nothing written, if the claim does not hold, or if another message to the same recipient is on its way or
    /// comes first.
    func beginning(
        _ claim: ClaimedMessage,
        _ written: WrittenMessage,
        at now: Instant,
        until: Instant,
        in dialect: Dialect
    ) -> SQLQuery<Bool> {
        let (message, key) = (claim.message, claim.message.key)
        return SQLQuery(
            """
            UPDATE messages SET status = 'attempting', attempts = attempts + 1, attempted_at = \(now), available_at = \(until),
                content = \(written.content), message_id = \(written.id), segments = \(written.segments), reason = NULL,
                is_repeated = \(message.content != nil)
            WHERE \(holding(claim)) AND NOT EXISTS (
                SELECT 1 FROM messages AS other \(dialect.by("sqlite_autoindex_messages_1"))
                WHERE other.provider_id = \(key.booking.provider) AND other.booking_id = \(key.booking)
                    AND other.recipient = \(key.recipient) AND other.channel = \(key.channel)
                    AND NOT (other.revision = \(key.revision) AND other.occasion = \(key.occasion)
                        AND other.subject = \(key.subject))
                    AND (other.status = 'attempting' AND other.available_at > \(now)
                        OR other.status = 'planned' AND other.available_at <= \(claim.until)
                            AND other.due_at < \(message.dueAt)))
            RETURNING attempts
            """
        ) { !$0.isEmpty }
    }

    /// Writes down that a claimed message is not sent; false, and nothing written, if the claim does not hold.
    func settling(_ claim: ClaimedMessage, _ status: MessageStatus, reason: String) -> SQLQuery<Bool> {
        SQLQuery(
            """
            UPDATE messages SET status = \(status), reason = \(reason), available_at = NULL, content = NULL
            WHERE \(holding(claim)) RETURNING attempts
            """
        ) { !$0.isEmpty }
    }

    /// Gives a claim up, and has its message looked at again at `instant`; does nothing if the claim does not hold.
    func release(_ claim: ClaimedMessage, until instant: Instant, in connection: any SQLConnection) async throws {
        try await connection.executeLater("UPDATE messages SET available_at = \(instant) WHERE \(holding(claim))")
    }

    /// What is true as long as nobody else has settled or claimed the message.
    private func holding(_ claim: ClaimedMessage) -> SQLStatement {
        """
        \(matching(claim.message.key)) AND status = \(claim.message.status) AND attempts = \(claim.message.attempts)
            AND available_at = \(claim.until)
        """
    }
}

/// A message that one server looks at.
struct ClaimedMessage: Sendable {
    /// As it was when it was claimed.
    let message: Message

    /// When others may claim it.
    ///
    /// Two claims of one message differ in it, so it also tells whose claim holds.
    let until: Instant
}

/// What one server has claimed at once.
struct MessageClaims: Sendable {
    var claims: [ClaimedMessage]

    /// How many plans were looked at for it.
    var plans = 0
}
