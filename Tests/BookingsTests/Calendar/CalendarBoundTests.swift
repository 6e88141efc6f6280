import Bookings
import CivilTime
import SQL
import Scheduling
import Testing

/// How much is kept.
@Suite(.ownDatabases)
struct CalendarBoundTests {
    @Test func givesUpWhatWasUsedLongestAgo() async throws {
        let single = try await KeptStudio()
        let size = try await single.size()
        let kept = try await KeptStudio(memory: 2 * size)
        for day in [0, 100, 0, 200] as [Int64] { _ = try await kept.calendar(on: day) }
        #expect(kept.cache.counts.evictions == 1)
        #expect(kept.cache.counts.entries == 2)
        #expect(kept.cache.counts.memory <= 2 * size)
        let readings = kept.database.readings
        for day in [0, 200] as [Int64] { _ = try await kept.calendar(on: day) }
        #expect(kept.database.readings == readings)
        _ = try await kept.calendar(on: 100)
        #expect(kept.database.readings == readings + 1)
    }

    @Test(arguments: [0, 1])
    func keepsNothingLargerThanItsBound(memory: Int) async throws {
        let kept = try await KeptStudio(memory: memory)
        for _ in 0..<2 { #expect(try await kept.offers(Studio.opening)) }
        #expect(kept.database.readings == 2)
        #expect(kept.cache.counts.entries == 0)
        #expect(kept.cache.counts.memory == 0)
    }

    @Test func staysWithinItsBoundHoweverMuchIsAskedFor() async throws {
        let single = try await KeptStudio()
        let size = try await single.size()
        let kept = try await KeptStudio(memory: 5 * size)
        for step in 0..<60 as Range<Int64> {
            _ = try await kept.calendar(on: step * 14)
            if step.isMultiple(of: 7) { kept.database.tell(.message(kept.studio.provider.rawValue)) }
            #expect(kept.cache.counts.memory <= 5 * size)
        }
        #expect(kept.cache.counts.entries == 3)
        let counts = kept.cache.counts
        #expect(counts.misses == counts.evictions + counts.invalidations + counts.entries)
    }

    @Test func ofManyBookingsOnlyThoseOfTheRangeAreKept() async throws {
        let kept = try await KeptStudio()
        let before = try await kept.size()
        try await kept.fillWithBookings(100_000)
        #expect(try await kept.offers(Studio.opening) == false)
        let calendar = try await kept.calendar()
        // Two blocks of fourteen days hold half-hourly bookings, and one before them reaches into neither.
        #expect(calendar.calendar.sessions.count <= 28 * 48 + 1)
        #expect(try await kept.size() < before + 28 * 48 * 2 * 40)
    }
}

extension KeptStudio {
    /// Bytes that the studio's calendar takes.
    fileprivate func size() async throws -> Int {
        _ = try await calendar()
        return cache.counts.memory
    }

    /// Half-hourly bookings, day and night, half of them before now.
    fileprivate func fillWithBookings(_ count: Int) async throws {
        let first = Studio.opening - Int64(count / 2) * 1_800
        let version = try await studio.database.transaction(.read) {
            try await ProviderStore(zones: .system).find(studio.provider, in: $0).policy.version
        }
        try await studio.database.transaction(.write) { connection in
            _ = try await connection.execute(
                """
                WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < \(count))
                INSERT INTO bookings (provider_id, booking_id, service_id, status, start_at, end_at, footprint_start,
                    footprint_end, seat, client, token_hash, price, currency, policy_id, policy_version,
                    notice_start_at, booked_at, revision)
                SELECT \(studio.provider), 'bkg_studio_' || n, \(studio.service.id), 'confirmed',
                    \(first) + n * 1800, \(first) + n * 1800 + 1800, \(first) + n * 1800, \(first) + n * 1800 + 1800,
                    1, '{}', CAST('token' || n AS BLOB), 0, 'EUR', 'moderate', \(version), 0, 0, 1
                FROM numbers
                """
            )
            try await connection.notify("calendars", studio.provider.rawValue)
        }
    }
}
