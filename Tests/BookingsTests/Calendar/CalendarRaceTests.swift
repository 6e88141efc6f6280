import Bookings
import SQL
import Testing

/// Readings that something overtakes.
@Suite(.ownDatabases)
struct CalendarRaceTests {
    @Test func aReadingOvertakenByABookingIsNotKept() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading { _ = try await kept.studio.book(at: Studio.opening) }
        // It began before the booking was made, so it may say either.
        _ = try await kept.calendar()
        #expect(kept.cache.counts.entries == 0)
        #expect(try await !kept.offers(Studio.opening))
        #expect(kept.database.readings == 2)
    }

    @Test func whoAsksAfterABookingDoesNotJoinAReadingFromBefore() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading {
            _ = try await kept.studio.book(at: Studio.opening)
            #expect(try await !kept.offers(Studio.opening))
        }
        _ = try await kept.calendar()
        #expect(kept.cache.counts.joined == 0)
        // The second reading stands, although the first one ended after it.
        #expect(kept.cache.counts.entries == 1)
        #expect(try await !kept.offers(Studio.opening))
        #expect(kept.database.readings == 2)
    }

    @Test func allWhoAskAtOnceReadOnce() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading { await kept.untilJoined(by: 7) }
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await kept.offers(Studio.opening) } }
            for try await isOffered in group { #expect(isOffered) }
        }
        #expect(kept.database.readings == 1)
        #expect(kept.cache.counts.misses == 1)
    }

    @Test func whoWaitedForACancelledReadingReadsAgain() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading {
            await kept.untilJoined(by: 3)
            throw CancellationError()
        }
        let outcomes = await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { await outcome(of: kept) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted() == ["cancelled", "offered", "offered", "offered"])
    }

    @Test func whoWaitedForAFailedReadingIsToldWhy() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading {
            await kept.untilJoined(by: 3)
            throw SQLError(.connection, "the connection was cut")
        }
        let outcomes = await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { await outcome(of: kept) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes == ["failed", "failed", "failed", "failed"])
        #expect(try await kept.offers(Studio.opening))
    }

    @Test func nothingIsKeptWhileChangesMayBeMissed() async throws {
        let kept = try await KeptStudio()
        _ = try await kept.calendar()
        kept.database.tell(.lost)
        #expect(kept.cache.counts.entries == 0)
        for _ in 0..<2 { _ = try await kept.calendar() }
        #expect(kept.database.readings == 3)
        kept.database.tell(.resumed)
        for _ in 0..<2 { _ = try await kept.calendar() }
        #expect(kept.database.readings == 4)
    }

    @Test func aReadingDuringWhichChangesMayHaveBeenMissedIsNotKept() async throws {
        let kept = try await KeptStudio()
        kept.database.interruptNextReading {
            kept.database.tell(.lost)
            kept.database.tell(.resumed)
        }
        _ = try await kept.calendar()
        #expect(kept.cache.counts.entries == 0)
        _ = try await kept.calendar()
        #expect(kept.cache.counts.entries == 1)
    }

    @Test func aChangeOfAnotherProviderDropsNothing() async throws {
        let kept = try await KeptStudio()
        _ = try await kept.calendar()
        kept.database.tell(.message("prv_other"))
        kept.database.tell(.message("no id at all"))
        #expect(kept.cache.counts.entries == 1)
        kept.database.tell(.message(kept.studio.provider.rawValue))
        #expect(kept.cache.counts.entries == 0)
    }

    private func outcome(of kept: KeptStudio) async -> String {
        do {
            return try await kept.offers(Studio.opening) ? "offered" : "taken"
        } catch is CancellationError {
            return "cancelled"
        } catch {
            return "failed"
        }
    }
}
