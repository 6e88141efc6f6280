import Bookings
import CivilTime
import SQL
import Scheduling
import Testing

@Suite(.ownDatabases)
struct CalendarCacheTests {
    @Test func asksTheDatabaseOnce() async throws {
        let kept = try await KeptStudio()
        for _ in 0..<3 { #expect(try await kept.offers(Studio.opening)) }
        #expect(kept.database.readings == 1)
        #expect(kept.cache.counts.hits == 2)
        #expect(kept.cache.counts.misses == 1)
        #expect(kept.cache.counts.entries == 1)
    }

    @Test func answersNeighbouringRangesFromOneCalendar() async throws {
        let kept = try await KeptStudio()
        // 2026-03-12 begins one of the blocks of fourteen days that are counted from 1970-01-01.
        for day in 3..<16 as Range<Int64> { _ = try await kept.calendar(on: day) }
        #expect(kept.database.readings == 1)
        _ = try await kept.calendar(on: 30)
        #expect(kept.database.readings == 2)
    }

    @Test func keepsNothingBeforeItListens() async throws {
        let studio = try await Studio()
        let database = WatchedDatabase(studio.database)
        let cache = CalendarCache(database: database, zones: .system)
        for _ in 0..<2 {
            _ = try await cache.calendar(
                of: studio.service.id,
                of: studio.provider,
                starts: Studio.opening...Studio.opening,
                at: Studio.now
            )
        }
        #expect(database.readings == 2)
        #expect(cache.counts.entries == 0)
    }

    @Test func whoHasBookedIsNotOfferedTheSlotAgain() async throws {
        let kept = try await KeptStudio()
        #expect(try await kept.offers(Studio.opening))
        let booking = try await kept.studio.book(at: Studio.opening)
        #expect(try await !kept.offers(Studio.opening))
        _ = try await kept.studio.cancel(booking, at: Studio.now)
        #expect(try await kept.offers(Studio.opening))
    }

    @Test func aRefusedOrFailedTransactionDropsNothing() async throws {
        let kept = try await KeptStudio()
        _ = try await kept.studio.book(at: Studio.opening)
        _ = try await kept.calendar()
        #expect(try await kept.studio.refusal(at: Studio.opening) != nil)
        await #expect(throws: CancellationError.self) {
            try await kept.studio.database.transaction(.write, by: .anonymous, at: Studio.now) { transaction in
                _ = try await kept.studio.desk.book(kept.studio.request(at: Studio.opening + 3_600), in: transaction)
                throw CancellationError()
            }
        }
        #expect(try await kept.offers(Studio.opening + 3_600))
        #expect(kept.database.readings == 1)
    }

    @Test func aHoldTakesItsPlaceUntilItRunsOut() async throws {
        let kept = try await KeptStudio()
        _ = try await kept.studio.book(at: Studio.opening, hold: 600)
        _ = try await kept.studio.book(at: Studio.opening + 3_600, hold: 900)
        #expect(try await !kept.offers(Studio.opening, at: Studio.now))
        #expect(try await !kept.offers(Studio.opening, at: Studio.now + 599))
        #expect(kept.database.readings == 1)
        #expect(try await kept.offers(Studio.opening, at: Studio.now + 600))
        #expect(try await !kept.offers(Studio.opening + 3_600, at: Studio.now + 899))
        #expect(try await kept.offers(Studio.opening + 3_600, at: Studio.now + 900))
        #expect(kept.database.readings == 3)
    }

    @Test func whatTheSweepReleasesIsTold() async throws {
        let kept = try await KeptStudio()
        _ = try await kept.studio.book(at: Studio.opening, hold: 600)
        _ = try await kept.calendar(at: Studio.now + 600)
        let before = kept.cache.counts.invalidations
        let released = try await kept.studio.database.transaction(.write, by: .system, at: Studio.now + 600) {
            try await kept.studio.holds.releaseOverdue(limit: 10, in: $0)
        }
        #expect(released == 1)
        #expect(kept.cache.counts.invalidations == before + 1)
    }

    @Test func readsAnewWhatHasGrownOld() async throws {
        let kept = try await KeptStudio(seconds: 60)
        #expect(try await kept.offers(Studio.opening))
        try await kept.studio.database.transaction(.write) { connection in
            _ = try await connection.execute("DELETE FROM weekly_hours WHERE provider_id = \(kept.studio.provider)")
        }
        #expect(try await kept.offers(Studio.opening, at: Studio.now + 59))
        #expect(try await !kept.offers(Studio.opening, at: Studio.now + 60))
    }

    @Test func anUnknownServiceIsAnErrorEachTime() async throws {
        let kept = try await KeptStudio()
        let unknown = try #require(ServiceID(rawValue: "svc_studio_none"))
        for _ in 0..<2 {
            let error = await #expect(throws: BookingsError.self) {
                _ = try await kept.cache.calendar(
                    of: unknown,
                    of: kept.studio.provider,
                    starts: Instant(0)...Instant(0),
                    at: Studio.now
                )
            }
            #expect(error?.code == .notFound)
        }
        #expect(kept.cache.counts.entries == 0)
    }
}
