import CivilTime
import Bookings
import SQL
import Testing

/// Which events are kept, and for how long.
@Suite(.ownDatabases)
struct EventRetentionTests {
    @Test(arguments: Engine.allCases)
    func `an event stays while a subscriber waits for it`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let letters = try await studio.subscribe("letters", to: [.bookingCreated])
        for hour in 0..<6 as Range<Int64> { _ = try await studio.book(at: Studio.opening + hour * 3_600) }
        // Numbers 1 to 12, of which the odd ones have a job; the job of number 11 begins as that of number 1 does.
        #expect(try await removed(before: Studio.now + 1, in: studio) == 5)
        #expect(try await numbers(in: studio) == [1, 3, 5, 7, 9, 11, 12])
        for job in try await studio.claim(5, [letters.jobKind]) {
            _ = try await studio.write { try await $0.finish(job, in: $1) }
        }
        let jobs = try await studio.jobs()
        #expect(jobs.count == 1)
        #expect(try await removed(before: Studio.now + 1, in: studio) == 5)
        // One that is not told, and the latest.
        #expect(try await numbers(in: studio).count == 2)
        #expect(try await numbers(in: studio).last == 12)
    }

    @Test(arguments: Engine.allCases)
    func `numbers go on after the latest event, however old it is`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await studio.book(at: Studio.opening)
        #expect(try await removed(before: Studio.now, in: studio) == 0)
        #expect(try await removed(before: Studio.now + 1, in: studio) == 1)
        _ = try await studio.book(at: Studio.opening + 3_600)
        #expect(try await numbers(in: studio) == [2, 3, 4])
    }

    /// Removes in portions that are smaller than what is old, and returns how many went.
    private func removed(before instant: Instant, in studio: Studio) async throws -> Int {
        var total = 0
        var place: EventStore.Place?
        repeat {
            let removal = try await studio.database.transaction(.write) { [place] connection in
                try await EventStore().removeTold(before: instant, after: place, limit: 2, in: connection)
            }
            total += removal.count
            place = removal.place
        } while place != nil
        return total
    }

    private func numbers(in studio: Studio) async throws -> [Int64] {
        try await studio.events().map(\.sequence)
    }
}
