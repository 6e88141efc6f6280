import Bookings
import CivilTime
import SQL
import Scheduling
import Testing

/// A studio whose calendar is kept in memory.
struct KeptStudio: Sendable {
    let studio: Studio
    let database: WatchedDatabase
    let cache: CalendarCache

    static let day: Int64 = 86_400

    init(
        timing: ServiceTiming = ServiceTiming(durationMinutes: 60),
        memory: Int = CalendarLimits().memory,
        seconds: Int64 = 1_000_000
    ) async throws {
        studio = try await Studio(timing: timing)
        database = WatchedDatabase(studio.database)
        var limits = CalendarLimits()
        limits.memory = memory
        limits.seconds = seconds
        cache = CalendarCache(database: database, zones: .system, limits: limits)
        try await cache.listen()
    }

    func calendar(on day: Int64 = 0, at now: Instant = Studio.now) async throws -> OfferedCalendar {
        let start = Studio.opening + day * Self.day
        return try await cache.calendar(
            of: studio.service.id,
            of: studio.provider,
            starts: start...(start + Self.day),
            at: now
        )
    }

    /// Whether memory offers a start.
    func offers(_ start: Instant, at now: Instant = Studio.now) async throws -> Bool {
        let kept = try await calendar(at: now)
        return kept.calendar.isSlot(at: start.secondsSince1970, rules: kept.rules, now: now.secondsSince1970)
    }

    /// Waits until so many wait for a reading.
    func untilJoined(by count: Int) async {
        while cache.counts.joined < count { await Task.yield() }
    }
}
