import CivilTime
import Bookings
import Policies
import SQL
import Testing

extension Studio {
    func request(
        at start: Instant,
        client: ClientDetails = ClientDetails(name: "Kim"),
        seats: Int = 1
    ) -> BookingRequest {
        var request = BookingRequest(provider: provider, service: service.id, startAt: start, client: client)
        request.seats = seats
        return request
    }

    /// What becomes of a request to book `start`.
    func outcome(
        at start: Instant,
        hold: Int64? = nil,
        seats: Int = 1,
        now: Instant = Studio.now
    ) async throws -> BookingOutcome {
        var request = request(at: start, seats: seats)
        request.hold = hold
        let asked = request
        return try await database.transaction(.write, by: .anonymous, at: now) { transaction in
            try await self.desk.book(asked, in: transaction)
        }
    }

    /// A booking of `start`, which has to be free.
    func book(
        at start: Instant,
        hold: Int64? = nil,
        seats: Int = 1,
        now: Instant = Studio.now
    ) async throws -> Booking {
        guard case .booked(let booking, _, _) = try await outcome(at: start, hold: hold, seats: seats, now: now) else {
            throw BookingsError(.conflict, "The start was refused.")
        }
        return booking
    }

    func refusal(at start: Instant, seats: Int = 1, now: Instant = Studio.now) async throws -> SlotRefusal? {
        guard case .refused(let refusal) = try await outcome(at: start, seats: seats, now: now) else { return nil }
        return refusal
    }

    @discardableResult
    func pay(_ amount: Int64, for booking: Booking) async throws -> Booking {
        try await database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await self.paymentDesk.record(amount, method: .cash, note: nil, for: booking.id, in: transaction)
                .booking
        }
    }

    /// The provider itself, by a key.
    var asProvider: Requester {
        get throws {
            .key(try #require(APIKeyID(rawValue: "key_studio")), role: .provider, provider: provider)
        }
    }

    func cancel(
        _ booking: Booking,
        by cancelledBy: CancelledBy = .client,
        at now: Instant
    ) async throws -> (booking: Booking, refund: Refund) {
        let requester = cancelledBy == .client ? Requester.client(booking.id) : try asProvider
        let (booking, settlement) = try await desk.deciding(on: database, by: requester, at: now) { desk, transaction in
            switch cancelledBy {
            case .client, .provider: try await desk.cancel(booking.id, reason: nil, in: transaction)
            case .noShow: try await desk.recordNoShow(booking.id, in: transaction)
            }
        }
        return (booking, settlement.refund)
    }

    func move(
        _ booking: Booking,
        to start: Instant,
        by requester: Requester? = nil,
        at now: Instant
    ) async throws -> RescheduleOutcome {
        try await desk.deciding(on: database, by: requester ?? .client(booking.id), at: now) { desk, transaction in
            try await desk.reschedule(booking.id, to: start, in: transaction)
        }
    }

    func find(_ booking: Booking) async throws -> Booking {
        try await database.transaction(.read) { try await BookingStore().find(booking.id, in: $0) }
    }

    /// Those of some bookings that take a place.
    func standing(_ bookings: [Booking]) async throws -> [Booking] {
        var found: [Booking] = []
        for booking in bookings { found.append(try await find(booking)) }
        return found.filter { $0.status != .cancelled }
    }

    func history(of booking: Booking) async throws -> [BookingChange] {
        try await database.transaction(.read) { try await BookingStore().history(of: booking.id, in: $0) }
    }
}
