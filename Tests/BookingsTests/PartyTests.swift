import Bookings
import CivilTime
import Money
import Scheduling
import SQL
import Testing

extension ServiceTiming {
    /// A class of ten, of whose seats one booking may take three.
    static var party: ServiceTiming {
        var timing = ServiceTiming(durationMinutes: 60)
        timing.capacity = 10
        timing.maximumSeats = 3
        return timing
    }
}

/// Bookings that take several seats of a session.
@Suite(.ownDatabases)
struct PartyTests {
    @Test(arguments: Engine.allCases)
    func `a party takes seats that lie apart, and pays for each`(engine: Engine) async throws {
        let terms = PaymentTerms { _ in nil }
        let studio = try await Studio(on: engine, timing: .party, prepayment: .deposit(1_000), terms: terms)
        var singles: [Booking] = []
        for _ in 1...9 { singles.append(try await studio.book(at: Studio.opening)) }
        for index in [1, 4] { _ = try await studio.cancel(singles[index], at: Studio.now) }
        let party = try await studio.book(at: Studio.opening, seats: 3)
        #expect(party.seats.numbers == [2, 5, 10])
        #expect(party.price.minorUnits == 3 * 9_999)
        #expect(party.prepayment == 3_000)
        #expect(try await studio.find(party).seats == party.seats)
        let refusal = try #require(try await studio.refusal(at: Studio.opening))
        #expect(refusal.reasons.contains(.full(capacity: 10)))
        _ = try await studio.cancel(party, at: Studio.now)
        #expect(try await studio.book(at: Studio.opening, seats: 2).seats.numbers == [2, 5])
        let left = try #require(try await studio.refusal(at: Studio.opening, seats: 2))
        #expect(left.reasons.contains(.full(capacity: 10, left: 1)))
        #expect(left.alternatives.count == 5)
    }

    @Test(arguments: Engine.allCases)
    func `a party moves with all its seats, to where they are free`(engine: Engine) async throws {
        let studio = try await Studio(on: engine, timing: .party)
        let party = try await studio.book(at: Studio.opening, seats: 3)
        let later = Studio.opening + 3_600
        for _ in 1...8 { _ = try await studio.book(at: later) }
        guard case .refused = try await studio.move(party, to: later, at: Studio.now) else {
            throw BookingsError(.conflict, "The party was moved to where two seats are left.")
        }
        guard case .rescheduled(let moved) = try await studio.move(party, to: later + 3_600, at: Studio.now) else {
            throw BookingsError(.conflict, "The party was not moved.")
        }
        #expect(moved.seats.count == 3)
        for _ in 1...3 { _ = try await studio.book(at: Studio.opening, seats: 3) }
    }

    @Test(arguments: Engine.allCases)
    func `a party counts once for limits`(engine: Engine) async throws {
        var timing = ServiceTiming.party
        timing.maximumPerDay = 2
        let studio = try await Studio(on: engine, timing: timing)
        _ = try await studio.book(at: Studio.opening, seats: 3)
        _ = try await studio.book(at: Studio.opening, seats: 2)
        #expect(try await studio.refusal(at: Studio.opening)?.isTaken == false)
    }

    /// Bookings that were made while a booking could take one seat have no numbers stored, until a party comes.
    @Test(arguments: Engine.allCases)
    func `the schema compares a party with bookings from before parties were allowed`(engine: Engine) async throws {
        var timing = ServiceTiming.party
        timing.maximumSeats = 1
        let studio = try await Studio(on: engine, timing: timing)
        for _ in 1...8 { _ = try await studio.book(at: Studio.opening) }
        await #expect(throws: BookingsError.self) { try await studio.book(at: Studio.opening, seats: 2) }
        try await studio.database.transaction(.write) { connection in
            try await connection.execute(
                "UPDATE services SET max_seats_per_booking = 3, updated_at = \(Studio.now + 1)"
            )
            try await connection.execute("UPDATE providers SET offer_revision = offer_revision + 1")
        }
        let party = try await studio.book(at: Studio.opening, seats: 2)
        #expect(party.seats.numbers == [9, 10])
        let clash: SQLStatement = """
            UPDATE bookings SET seats = 3, seat_numbers = CAST('{[8,11)}' AS \(unsafeRaw: studio.database.dialect.typeNames.integers))
            WHERE provider_id = \(studio.provider) AND booking_id = \(party.id)
            """
        await #expect(throws: SQLError.self) {
            try await studio.database.transaction(.write) { try await $0.execute(clash) }
        }
    }
}
