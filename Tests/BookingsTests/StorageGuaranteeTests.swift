import CivilTime
import Bookings
import Foundation
import SQL
import Scheduling
import Testing

/// What the database itself refuses, whatever the code above it does.
@Suite(.ownDatabases)
struct StorageGuaranteeTests {
    private func expectRefusal(
        in studio: Studio,
        _ statement: SQLStatement,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let error = await #expect(throws: SQLError.self, sourceLocation: sourceLocation) {
            try await studio.database.transaction(.write) { try await $0.execute(statement) }
        }
        guard case .constraint = error?.code else {
            Issue.record("refused for another reason: \(String(describing: error))", sourceLocation: sourceLocation)
            return
        }
    }

    @Test(arguments: Engine.allCases)
    func historyIsNeitherRewrittenNorErased(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        _ = try await studio.book(at: Studio.opening)
        await expectRefusal(in: studio, "UPDATE booking_history SET note = 'nothing happened'")
        await expectRefusal(in: studio, "DELETE FROM booking_history")
    }

    @Test(arguments: Engine.allCases)
    func footprintsNeverMeet(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        let other = try await studio.book(at: Studio.opening + 3_600)
        await expectRefusal(
            in: studio,
            """
            UPDATE bookings SET footprint_start = \(other.startAt - 60)
            WHERE provider_id = \(studio.provider) AND booking_id = \(other.id)
            """
        )
        _ = try await studio.cancel(booking, at: Studio.now)
        let moved = try await studio.book(at: Studio.opening)
        await expectRefusal(
            in: studio,
            """
            UPDATE bookings SET status = 'confirmed', cancelled_at = NULL, cancellation = NULL
            WHERE provider_id = \(studio.provider) AND booking_id = \(booking.id)
            """
        )
        #expect(moved.seat == 1)
    }

    /// One of two seats alone cannot begin later, though its footprint stays as it is.
    @Test(arguments: Engine.allCases)
    func seatsOfASessionKeepOneStart(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.capacity = 2
        let studio = try await Studio(on: engine, timing: timing)
        let booking = try await studio.book(at: Studio.opening)
        _ = try await studio.book(at: Studio.opening)
        await expectRefusal(
            in: studio,
            """
            UPDATE bookings SET start_at = \(booking.startAt + 60)
            WHERE provider_id = \(studio.provider) AND booking_id = \(booking.id)
            """
        )
    }

    @Test(arguments: Engine.allCases)
    func refundsNeverExceedWhatWasPaid(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let booking = try await studio.book(at: Studio.opening)
        try await studio.pay(100, for: booking)
        await expectRefusal(in: studio, "UPDATE bookings SET refunded = 101 WHERE booking_id = \(booking.id)")
    }

    @Test func secretsAreNotStored() async throws {
        let studio = try await Studio()
        let (_, secret) = try await studio.database.transaction(.write) {
            try await APIKeyStore().create(role: .admin, provider: nil, name: "", at: Studio.now, in: $0)
        }
        guard case .booked(_, let token, _) = try await studio.outcome(at: Studio.opening) else {
            throw BookingsError(.conflict, "The start was refused.")
        }
        let bytes = try studio.storedBytes()
        #expect(bytes.range(of: Data("Kim".utf8)) != nil)
        #expect(bytes.range(of: Data(secret.text.utf8)) == nil)
        #expect(bytes.range(of: Data(token.text.utf8)) == nil)
    }
}
