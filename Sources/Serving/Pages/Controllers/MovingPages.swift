import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import Hummingbird
import SQL

/// Moving a booking: the times to choose from, the question whether that is meant, and the move.
struct MovingPages: Sendable {
    let bookings: OwnBookingPages
    let loader: CalendarLoader

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("b/{token}/move") { try await show(PageRequest($0, $1)) }
        router.post("b/{token}/move") { try await move(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let own = try await bookings.find(id, request)
        guard own.canMove else { return bookings.back(request, news: .cannotMove) }
        guard let start = Instant(rfc3339: request.query["at"]) else { return try await times(own, request) }
        let address = bookings.address(request)
        let here = address.appending("move").with("at", request.query["at"])
        let visit = request.visit(here, of: own)
        let view = MoveConfirmationView(session: own.session, start: start, address: address)
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    /// The times to which the booking can be moved, in whose calendar its own place counts as free.
    private func times(_ own: OwnBooking, _ request: PageRequest, wasTaken: Bool = false) async throws -> Response {
        let database = bookings.database
        let finder = TimeFinder(offer: own.offer, now: request.now, readerZone: own.clientZone) { starts in
            let asked = try await database.transaction(.read, by: .client(own.booking.id), at: request.now) {
                let offered = try await loader.offered(
                    of: own.booking.service,
                    of: own.booking.provider,
                    in: $0.connection
                )
                return try await loader.load(
                    offered,
                    first: starts.lowerBound,
                    last: starts.upperBound,
                    at: request.now,
                    moving: [own.booking.id],
                    in: $0.connection
                )
            }
            return asked.slots
        }
        let address = bookings.address(request).appending("move")
        let choice = try await finder.choice(
            request.query,
            // Most move by a few hours or days.
            preferred: (own.clientZone ?? own.offer.zone).date(at: own.booking.startAt.secondsSince1970),
            at: address,
            leadingTo: address
        )
        let visit = request.visit(choice.here(request.query), of: own)
        let view = MoveView(
            session: own.session,
            choice: choice,
            address: bookings.address(request),
            wasTaken: wasTaken
        )
        return Response(page: view.bytes(for: visit), status: wasTaken ? .conflict : .ok, for: visit, isSecret: true)
    }

    private func move(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let fields = try await request.form(hidesOrigin: true).fields
        guard let start = Instant(rfc3339: fields["at"]) else { return bookings.back(request) }
        if let provider = id.provider { try await bookings.calendarChecks?.look(of: provider, at: [start]) }
        let outcome: RescheduleOutcome
        do {
            outcome = try await bookings.desk.deciding(on: bookings.database, by: .client(id), at: request.now) {
                try await $0.reschedule(id, to: start, in: $1)
            }
        } catch let error as BookingsError where [.wrongState, .forbidden, .conflict].contains(error.code) {
            request.note(error)
            return bookings.back(request, news: .cannotMove)
        }
        guard case .refused = outcome else { return bookings.back(request, news: .moved) }
        return try await times(try await bookings.find(id, request), request, wasTaken: true)
    }
}
