import CivilTime
import Bookings
import SQL
import Synchronization
import Testing
import Scheduling

/// A booking that came past the lock, as from a program that knows nothing of it, between the look and the insertion.
@Suite(.ownDatabases)
struct OvertakingTests {
    @Test(arguments: [0, 900, -900] as [Int64])
    func theSchemaRefusesAndTheClientIsTold(offset: Int64) async throws {
        let studio = try await Studio(on: .postgres, timing: ServiceTiming(durationMinutes: 60, slotStepMinutes: 15))
        let start = Studio.opening + 3_600
        let unlocked = TappedDatabase(studio.database, takesLocks: false)
        let hasCome = Mutex(false)
        let overtaken = TappedDatabase(studio.database) { text in
            let isFirst = hasCome.withLock { done in
                defer { done = done || text.hasPrefix("INSERT INTO bookings") }
                return !done && text.hasPrefix("INSERT INTO bookings")
            }
            guard isFirst else { return }
            let rival = studio.request(at: start + offset)
            _ = try await unlocked.transaction(.write, by: .anonymous, at: Studio.now) {
                try await studio.desk.book(rival, in: $0)
            }
        }
        let request = studio.request(at: start)
        let outcome = try await overtaken.transaction(.write, by: .anonymous, at: Studio.now) {
            try await studio.desk.book(request, in: $0)
        }
        guard case .refused(let refusal) = outcome else {
            Issue.record("booked though another had come first")
            return
        }
        #expect(refusal.isTaken)
        #expect(refusal.alternatives.count == 5)
    }

    @Test func aMoveIsRefusedInTheSameWay() async throws {
        let studio = try await Studio(on: .postgres)
        let booking = try await studio.book(at: Studio.opening)
        let unlocked = TappedDatabase(studio.database, takesLocks: false)
        let hasCome = Mutex(false)
        let overtaken = TappedDatabase(studio.database) { text in
            let isFirst = hasCome.withLock { done in
                defer { done = done || text.hasPrefix("UPDATE bookings") }
                return !done && text.hasPrefix("UPDATE bookings")
            }
            guard isFirst else { return }
            let rival = studio.request(at: Studio.opening + 3_600)
            _ = try await unlocked.transaction(.write, by: .anonymous, at: Studio.now) {
                try await studio.desk.book(rival, in: $0)
            }
        }
        let outcome = try await studio.desk.deciding(on: overtaken, by: .client(booking.id), at: Studio.now) {
            desk,
            transaction in
            try await desk.reschedule(booking.id, to: Studio.opening + 3_600, in: transaction)
        }
        guard case .refused(let refusal) = outcome else {
            Issue.record("moved though another had come first")
            return
        }
        #expect(refusal.isTaken)
    }
}
