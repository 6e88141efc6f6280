import Bookings
import CivilTime
import SQL

/// Rows of what is planned about bookings: one for each booking, however many messages, so that a change writes little.
struct MessagePlanStore: Sendable {
    /// Adds what a change planned, at the latest with the transaction's commit.
    func add(_ change: PlannedChange, of booking: BookingID, in connection: any SQLConnection) async throws {
        let line = try change.line()
        guard let due = change.messages.map(\.dueAt).min() else {
            // Without a plan there is nothing to overtake.
            try await connection.executeLater(
                """
                UPDATE message_plans SET changes = changes || \("\n" + line)
                WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
                """
            )
            return
        }
        try await connection.executeLater(
            """
            INSERT INTO message_plans (provider_id, booking_id, changes, available_at)
            VALUES (\(booking.provider), \(booking), \(line), \(due))
            ON CONFLICT (provider_id, booking_id) DO UPDATE SET
                changes = message_plans.changes || '\n' || excluded.changes,
                available_at = CASE WHEN excluded.available_at < message_plans.available_at
                    THEN excluded.available_at ELSE message_plans.available_at END
            """
        )
    }

    /// The query of a booking's plan; `nil` if nothing is planned.
    ///
    /// With `taking`, from the dialect, nobody else changes the plan until the transaction ends.
    func reading(_ booking: BookingID, taking: SQLStatement = "") -> SQLQuery<BookingPlan?> {
        SQLQuery(
            """
            SELECT booking_id, changes FROM message_plans
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking) \(taking)
            """
        ) { try $0.first.map(BookingPlan.init(row:)) }
    }

    /// Up to `limit` plans of which a message is due by `now`, the oldest first; nobody else takes them until the transaction ends.
    func takeDue(_ limit: Int, at now: Instant, in connection: any SQLConnection) async throws -> [BookingPlan] {
        // The limit is text: PostgreSQL would plan for a tenth of the table if it were an argument. By name, because SQLite may read the
        // whole table if its statistics are from when that was small.
        try await connection.query(
            """
            SELECT booking_id, changes FROM message_plans \(connection.dialect.by("message_plans_due"))
            WHERE available_at <= \(now) ORDER BY available_at
            LIMIT \(unsafeRaw: "\(limit)") \(unsafeRaw: connection.dialect.takingUnlockedRows)
            """
        ).map(BookingPlan.init(row:))
    }

    /// Writes back what is left of a plan, at the latest with the transaction's commit.
    func put(_ plan: BookingPlan, in connection: any SQLConnection) async throws {
        let booking = plan.booking
        guard let due = plan.nextDue else {
            try await connection.executeLater(
                "DELETE FROM message_plans WHERE provider_id = \(booking.provider) AND booking_id = \(booking)"
            )
            return
        }
        let changes = try plan.changes.map { try $0.line() }.joined(separator: "\n")
        try await connection.executeLater(
            """
            UPDATE message_plans SET changes = \(changes), available_at = \(due)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        )
    }

    /// Erases what plans say of changes, which may be words of people; what is planned stays.
    ///
    /// Plans are taken in the order of the bookings' ids, so that two erasures never wait for each other.
    func eraseDetails(of bookings: [BookingID], in connection: any SQLConnection) async throws {
        let taking = SQLStatement(unsafeRaw: connection.dialect.takingRows)
        let queries = bookings.sorted { $0.rawValue < $1.rawValue }.map { reading($0, taking: taking) }
        for var plan in try await connection.run(queries).compactMap(\.self) {
            for index in plan.changes.indices { plan.changes[index].details = MessageDetails() }
            try await put(plan, in: connection)
        }
    }

    /// The query of when the oldest message that is due could be sent; `nil` if none is due.
    func oldestDue(at now: Instant) -> SQLQuery<Instant?> {
        // In order, or PostgreSQL may read the whole table for one that it expects to find soon.
        SQLQuery(
            """
            SELECT available_at FROM message_plans
            WHERE available_at <= \(now) ORDER BY available_at LIMIT 1
            """
        ) { try $0.first?.decode("available_at") }
    }
}

extension BookingPlan {
    fileprivate init(row: SQLRow) throws {
        booking = try row.decode("booking_id")
        changes = try row.decode("changes", as: String.self).split(separator: "\n").map(PlannedChange.init(line:))
    }
}
