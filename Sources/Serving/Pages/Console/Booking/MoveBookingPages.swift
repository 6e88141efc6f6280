import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import Hummingbird
import SQL

/// Moving a booking for its provider: the choice of a time, the confirmation page and the move.
struct MoveBookingPages: Sendable {
    let bookings: BookingPages
    let loader: CalendarLoader

    /// Looks at calendars before a booking is moved; `nil` if the server links none.
    let calendarChecks: CalendarChecks?
    private var gate: ConsoleGate { bookings.gate }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/bookings/{booking}/move") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/bookings/{booking}/move") { try await move(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let id = try BookingPages.id(request, of: practice)
            let found = try await bookings.find(id, of: practice, request)
            guard found.canMove else { return bookings.back(id, practice, request, .cannotMove) }
            return try await times(found, practice, request)
        }
    }

    /// The times to which the booking can be moved, in whose calendar its own place counts as free.
    private func times(
        _ found: ConsoleBooking,
        _ practice: Practice,
        _ request: PageRequest,
        wasTaken: Bool = false
    ) async throws -> Response {
        let address = BookingPages.address(of: found.booking.id, practice).appending("move")
        let choice = try await finder(found, practice, request).choice(
            request.query,
            preferred: practice.zone.date(at: found.booking.startAt.secondsSince1970),
            at: address,
            leadingTo: address
        )
        let start = Instant(rfc3339: request.query["at"])
        let here = start == nil ? choice.here(request.query) : address.with("at", request.query["at"])
        let visit = request.visit(here)
        let view = MoveBookingView(
            practice: practice,
            found: found,
            choice: choice,
            start: wasTaken ? nil : start,
            wasTaken: wasTaken
        )
        return Response(page: view.bytes(for: visit), status: wasTaken ? .conflict : .ok, for: visit)
    }

    private func finder(_ found: ConsoleBooking, _ practice: Practice, _ request: PageRequest) -> TimeFinder {
        let booking = found.booking
        var offer = Offer(
            provider: practice.provider,
            service: found.service,
            policy: found.details.policy,
            zone: practice.zone
        )
        offer.seats = booking.seats.count
        return TimeFinder(offer: offer, now: request.now) { starts in
            let asked = try await bookings.database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) {
                let offered = try await loader.offered(
                    of: booking.service,
                    of: booking.provider,
                    in: $0.connection
                )
                return try await loader.load(
                    offered,
                    first: starts.lowerBound,
                    last: starts.upperBound,
                    at: request.now,
                    moving: [booking.id],
                    returning: try await BookingStore().isReturning(toMove: booking, in: offered, $0),
                    in: $0.connection
                )
            }
            return asked.slots
        }
    }

    private func move(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            let id = try BookingPages.id(request, of: practice)
            guard let start = Instant(rfc3339: fields["at"]) else {
                return bookings.back(id, practice, request, .cannotMove)
            }
            try await calendarChecks?.look(of: practice.provider.id, at: [start])
            do {
                return try await bookings.change(id, practice, request, fields) { desk, transaction in
                    let outcome = try await reschedule(id, to: start, by: desk, in: transaction)
                    // Thrown, it is rolled back: holds that were released on the way are released again later.
                    if case .refused = outcome { throw Taken() }
                }
            } catch is Taken {
                let found = try await bookings.find(id, of: practice, request)
                return try await times(found, practice, request, wasTaken: true)
            }
        }
    }

    /// Follows the event if somebody moved that there.
    private func reschedule(
        _ id: BookingID,
        to start: Instant,
        by desk: BookingDesk,
        in transaction: Transaction
    ) async throws -> RescheduleOutcome {
        let drifts = DriftDesk(zones: gate.zones)
        guard try await drifts.isMoved(id, to: start, in: transaction) else {
            return try await desk.reschedule(id, to: start, in: transaction)
        }
        return try await drifts.follow(id, to: start, by: desk, in: transaction)
    }

    private struct Taken: Error {}
}
