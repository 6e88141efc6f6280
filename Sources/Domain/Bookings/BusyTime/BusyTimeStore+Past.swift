import CivilTime
import Intervals
import SQL

extension BusyTimeStore {
    /// Seconds of a piece of past busy time, so that those that meet a range begin at most so long before it.
    private static let longestPast: Int64 = 86_400

    /// Calendars are read from so many seconds ago on: what they no longer tell of and ended before that was not taken back by anybody.
    private static let readingReach: Int64 = 86_400

    /// Keeps of busy time that is about to be removed what is over for good; others forget all of it.
    func keepPast(
        of removed: [BusyTime.Piece],
        of provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        // Of an event that began before what calendars are read from, each reading has a shorter rest.
        let end = (now - Self.readingReach).secondsSince1970
        let past = IntervalSet(
            removed.lazy.filter { $0.booking == nil }
                .compactMap { Interval(from: $0.span.start, to: min($0.span.end, end)) }
        )
        let pieces = past.flatMap { span in
            stride(from: span.start, to: span.end, by: Int(Self.longestPast)).map {
                Interval(start: $0, end: min($0 + Self.longestPast, span.end))
            }
        }
        for part in pieces.portions(of: 100) {
            let values = part.map { "(\(provider), \(Instant($0.start)), \(Instant($0.end)))" as SQLStatement }
            try await connection.execute(
                """
                INSERT INTO past_busy_times (provider_id, start_at, end_at) VALUES \(values.joined(separator: ", "))
                ON CONFLICT (provider_id, start_at, end_at) DO NOTHING
                """
            )
        }
    }

    /// All that a provider was, is or will be busy with in a range, by hand and by calendars.
    ///
    /// Not among it are events of bookings, which are bookings, and what is held only because a calendar cannot be read.
    func busy(
        from lower: Instant,
        to upper: Instant,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> IntervalSet {
        let current = BusyTimeReach.statements(
            selecting: "start_at, end_at, source, booking_id",
            of: provider,
            after: lower,
            before: upper
        )
        let past: SQLStatement = """
            SELECT start_at, end_at FROM past_busy_times
            WHERE provider_id = \(provider) AND start_at >= \(lower - Self.longestPast) AND start_at < \(upper)
            """
        let answers = try await connection.rows(of: current + [past])
        let spans = try answers.dropLast().joined().filter { row in
            try row.decode("booking_id", as: BookingID?.self) == nil
                && !(row.decode("source", as: BusyTime.Source.self).isHold)
        }
        return IntervalSet(try (spans + (answers.last ?? [])).map(Interval.init(row:)))
            .intersection(IntervalSet(Interval(start: lower.secondsSince1970, end: upper.secondsSince1970)))
    }
}
