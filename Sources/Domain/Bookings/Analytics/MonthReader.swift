import CivilTime
import Money
import SQL

/// Counts a month of a provider from bookings, payments and refunds.
///
/// Each statement reads a range of an index that the month bounds, so that counting costs the same after ten years as after one. What it
/// returns depends on the rows alone, so that counting twice changes nothing.
struct MonthReader {
    private let provider: ProviderID
    private let zone: Zone
    private let connection: any SQLConnection
    private let page: Int

    /// How many ids one statement names.
    private static let portion = 200

    /// The months are those of `zone`; the connection is that of a transaction that sees one moment.
    ///
    /// Up to `page` bookings are in memory at once, however many a month has.
    init(of provider: ProviderID, in zone: Zone, page: Int, _ connection: any SQLConnection) {
        assert(page > 0, "A page holds something.")
        self.page = page
        self.provider = provider
        self.zone = zone
        self.connection = connection
    }

    func tally(_ month: CalendarMonth) async throws -> MonthTally {
        var tally = MonthTally(month, in: zone)
        let range = zone.range(of: month)
        try await addMade(in: range, to: &tally)
        try await addSessions(in: range, to: &tally)
        try await addPayments(in: range, of: month, to: &tally)
        try await addRefunds(in: range, to: &tally)
        return tally
    }

    private func addMade(in range: Range<Instant>, to tally: inout MonthTally) async throws {
        // Ids begin with the second of their making.
        var place: SQLStatement = "booking_id >= \(BookingID.floor(under: provider, at: range.lowerBound))"
        let end = BookingID.floor(under: provider, at: range.upperBound)
        while true {
            let rows = try await connection.query(
                """
                SELECT booking_id, service_id, client, booked_at FROM bookings \(connection.dialect.by("sqlite_autoindex_bookings_1"))
                WHERE provider_id = \(provider) AND \(place) AND booking_id < \(end)
                ORDER BY booking_id LIMIT \(page)
                """
            )
            for row in rows {
                let client = try JSONText.decode(ClientDetails.self, from: try row.decode("client"))
                guard !client.areAwaited, tally.holds(try row.decode("booked_at")) else { continue }
                tally.addMade(of: try row.decode("service_id"))
            }
            guard rows.count == page, let last = rows.last else { return }
            place = "booking_id > \(try last.decode("booking_id", as: BookingID.self))"
        }
    }

    private func addSessions(in range: Range<Instant>, to tally: inout MonthTally) async throws {
        for part in BookingsInTime.parts(in: connection.dialect) {
            var place: SQLStatement = "start_at >= \(range.lowerBound)"
            while let last = try await addSessions(of: part, from: place, to: range.upperBound, &tally) {
                place = "(start_at, booking_id) > (\(last.startAt), \(last.id))"
            }
        }
        tally.addReturning(try await clients(among: tally.clientKeys, before: range.lowerBound))
    }

    /// Adds a page of sessions; returns the last of them if there may be more.
    private func addSessions(
        of part: BookingsInTime,
        from place: SQLStatement,
        to end: Instant,
        _ tally: inout MonthTally
    ) async throws -> Booking? {
        let rows = try await connection.query(
            """
            SELECT \(Booking.columns) FROM \(part.table)
            WHERE provider_id = \(provider) AND \(part.condition) AND \(place) AND start_at < \(end)
            ORDER BY start_at, booking_id LIMIT \(page)
            """
        )
        let found = try rows.map(Booking.init(row:))
        var decided: [BookingID: Booking] = [:]
        // A slot that is held for nobody known yet is not a booking to others.
        for booking in found where !booking.client.areAwaited && tally.holds(booking.startAt) {
            tally.add(booking)
            if booking.isDecidedByPolicy { decided[booking.id] = booking }
        }
        try await addDecisions(on: decided, to: &tally)
        return found.count == page ? found.last : nil
    }

    /// Adds the last decision on each booking; one that was reopened may have several.
    private func addDecisions(on decided: [BookingID: Booking], to tally: inout MonthTally) async throws {
        for ids in decided.keys.sorted(by: { $0.rawValue < $1.rawValue }).portions(of: Self.portion) {
            let rows = try await connection.query(
                """
                SELECT \(Refund.columns) FROM refunds \(connection.dialect.by("refunds_by_booking"))
                WHERE \(SQLStatement.owned("booking_id", among: ids, in: connection.dialect))
                """
            )
            let refunds = try rows.map(Refund.init(row:)).filter { $0.kind == .cancellation }
            for (id, refunds) in Dictionary(grouping: refunds, by: \.booking) {
                guard let booking = decided[id],
                    let last = refunds.max(by: { $0.id.rawValue < $1.id.rawValue })
                else { continue }
                try tally.add(last, of: booking)
            }
        }
    }

    /// Those of some clients who have a booking that takes a place before `instant`.
    private func clients(among keys: Set<String>, before instant: Instant) async throws -> Set<String> {
        let dialect = connection.dialect
        var found: Set<String> = []
        for keys in keys.sorted().portions(of: Self.portion) {
            let wanted = keys.map { "(\($0))" as SQLStatement }.joined(separator: ", ")
            let rows = try await connection.query(
                """
                WITH wanted (contact) AS (VALUES \(wanted))
                SELECT contact FROM wanted WHERE EXISTS (
                    SELECT 1 FROM \(SQLStatement.bookings(ofContact: "wanted.contact", of: provider, in: dialect))
                    WHERE (\(SQLStatement.find("start_at", inKnownBookingsOf: provider, in: dialect))) < \(instant)
                )
                """
            )
            for row in rows { found.insert(try row.decode("contact")) }
        }
        return found
    }

    private func addPayments(
        in range: Range<Instant>,
        of month: CalendarMonth,
        to tally: inout MonthTally
    ) async throws {
        let dialect = connection.dialect
        let columns: SQLStatement = """
            payments.amount, payments.currency, payments.paid_at, payments.paid_on, bookings.service_id
            """
        let booking: SQLStatement = """
            CROSS JOIN bookings \(dialect.by("sqlite_autoindex_bookings_1"))
            """
        // SQLite keeps the order of tables that are joined so, and reads the payments first.
        let isTheirs: SQLStatement =
            "bookings.provider_id = payments.provider_id AND bookings.booking_id = payments.booking_id"
        let next = month.adding(months: 1)?.firstDate ?? .max
        let rows = try await connection.rows(of: [
            """
            SELECT \(columns) FROM payments \(dialect.by("payments_received")) \(booking)
            WHERE \(isTheirs) AND payments.provider_id = \(provider) AND payments.status = 'paid' AND payments.paid_on IS NULL
                AND payments.paid_at >= \(range.lowerBound) AND payments.paid_at < \(range.upperBound)
            """,
            """
            SELECT \(columns) FROM payments \(dialect.by("payments_received_on")) \(booking)
            WHERE \(isTheirs) AND payments.provider_id = \(provider) AND payments.status = 'paid' AND payments.paid_on IS NOT NULL
                AND payments.paid_on >= \(month.firstDate) AND payments.paid_on < \(next)
            """,
        ])
        for row in rows.joined() {
            let amount: Int64 = try row.decode("amount")
            // A tip alone pays nothing of a price.
            guard amount > 0 else { continue }
            if try row.decode("paid_on", as: CivilDate?.self) == nil, !tally.holds(try row.decode("paid_at")) {
                continue
            }
            tally.addPayment(of: amount, try row.decode("currency"), for: try row.decode("service_id"))
        }
    }

    private func addRefunds(in range: Range<Instant>, to tally: inout MonthTally) async throws {
        let dialect = connection.dialect
        let rows = try await connection.query(
            """
            SELECT refunds.amount, refunds.currency, refunds.created_at, bookings.service_id
            FROM refunds \(dialect.by("sqlite_autoindex_refunds_1"))
                JOIN bookings \(dialect.by("sqlite_autoindex_bookings_1"))
                    ON bookings.provider_id = refunds.provider_id AND bookings.booking_id = refunds.booking_id
            WHERE refunds.provider_id = \(provider)
                AND refunds.refund_id >= \(RefundID.floor(under: provider, at: range.lowerBound))
                AND refunds.refund_id < \(RefundID.floor(under: provider, at: range.upperBound))
            """
        )
        for row in rows {
            let amount: Int64 = try row.decode("amount")
            // That nothing goes back is a decision and not a refund.
            guard amount > 0, tally.holds(try row.decode("created_at")) else { continue }
            tally.addRefund(of: amount, try row.decode("currency"), for: try row.decode("service_id"))
        }
    }
}

extension Booking {
    /// Whether its policy was asked what its client gets back; a provider's own cancellation gives all.
    fileprivate var isDecidedByPolicy: Bool { cancellation == .client || cancellation == .noShow }
}

extension Zone {
    /// The instants among which all of a month are; some of the next one follow, for clocks may be set back at its beginning.
    func range(of month: CalendarMonth) -> Range<Instant> {
        let start = firstInstant(onOrAfter: month.firstDate)
        guard let next = month.adding(months: 1) else { return start..<max(start, Self.end) }
        return start..<firstInstant(onOrAfter: next.firstDate) + Self.longestSetBack
    }

    /// The month that calendars show.
    func month(at instant: Instant) -> CalendarMonth { CalendarMonth(of: date(at: instant.secondsSince1970)) }

    /// The first instant of a date, or of the next one where the zone skips it.
    fileprivate func firstInstant(onOrAfter date: CivilDate) -> Instant {
        // A zone that changes sides of the date line skips a date.
        let first = firstInstant(of: date) ?? date.adding(days: 1).flatMap(firstInstant(of:))
        return Instant(first ?? Int64(date.daysSinceEpoch) * 86_400)
    }

    /// Seconds: more than clocks were ever set back.
    private static let longestSetBack: Int64 = 26 * 3_600

    /// 10000-01-01T00:00:00Z.
    private static let end = Instant(253_402_300_800)
}

extension Array {
    /// Its elements in order, up to `count` at a time.
    func portions(of count: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
    }
}
