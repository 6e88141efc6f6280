import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Money
import Policies
import SQL

/// One booking for its provider: what it is, what became of it, and what can be done with it.
///
/// Each form carries the revision that it was made for; if the booking has changed since, nothing is done. So a form that
/// is sent twice acts once.
struct BookingPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: BookingDesk
    let paymentDesk: PaymentDesk
    private let reader = ConsoleBookingReader()
    private let bookings = BookingStore()

    init(database: any SQLDatabase, gate: ConsoleGate, desk: BookingDesk, paymentDesk: PaymentDesk) {
        self.database = database
        self.gate = gate
        self.desk = desk
        self.paymentDesk = paymentDesk
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let booking = router.group("console/{provider}/bookings/{booking}")
        booking.get { try await show(PageRequest($0, $1)) }
        for ending in BookingEnding.allCases {
            booking.get("\(ending.rawValue)") { try await ask(ending, PageRequest($0, $1)) }
            booking.post("\(ending.rawValue)") { try await end(ending, PageRequest($0, $1)) }
        }
        booking.post("approve") { request, context in
            try await act(PageRequest(request, context)) { id, desk, transaction in
                _ = try await desk.confirm(id, in: transaction)
            }
        }
        booking.post("complete") { request, context in
            try await act(PageRequest(request, context)) { id, desk, transaction in
                _ = try await desk.complete(id, in: transaction)
            }
        }
        booking.post("reopen") { request, context in
            try await act(PageRequest(request, context)) { id, desk, transaction in
                _ = try await desk.reopen(id, in: transaction)
            }
        }
        booking.post("payments") { try await pay(PageRequest($0, $1)) }
    }

    /// The booking that the address names, if it is one of the practice's.
    static func id(_ request: PageRequest, of practice: Practice) throws -> BookingID {
        guard let id = BookingID(rawValue: request.part("booking")), id.provider == practice.provider.id else {
            throw PageRequest.notFound
        }
        return id
    }

    func find(_ id: BookingID, of practice: Practice, _ request: PageRequest) async throws -> ConsoleBooking {
        let found = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await reader.find(id, of: practice.provider.id, in: $0)
        }
        try await gate.recordRead(of: [id], practice, request)
        return found
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeBookings) { practice in
            try await page(try Self.id(request, of: practice), practice, request)
        }
    }

    private func page(
        _ id: BookingID,
        _ practice: Practice,
        _ request: PageRequest,
        payment: BookingView.PaymentDraft = BookingView.PaymentDraft()
    ) async throws -> Response {
        let found = try await find(id, of: practice, request)
        let visit = request.visit(Self.address(of: id, practice))
        let news = BookingView.News(rawValue: request.query["news"])
        let view = BookingView(practice: practice, found: found, news: news, payment: payment)
        let status = payment.isRefused ? HTTPResponse.Status.unprocessableContent : .ok
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    static func address(of id: BookingID, _ practice: Practice) -> Address {
        practice.address.appending("bookings").appending(id.rawValue)
    }

    func back(
        _ id: BookingID,
        _ practice: Practice,
        _ request: PageRequest,
        _ news: BookingView.News
    ) -> Response {
        let address = Self.address(of: id, practice).with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: Changes

    private struct ChangedMeanwhile: Error {}

    /// Runs a change of the booking that the form was made for, and leads back to it.
    func change(
        _ id: BookingID,
        _ practice: Practice,
        _ request: PageRequest,
        _ fields: FormFields,
        _ useCase: (BookingDesk, Transaction) async throws -> Void
    ) async throws -> Response {
        do {
            try await desk.deciding(on: database, by: practice.member.requester, at: request.now) { desk, transaction in
                try await transaction.lock(practice.provider.id)
                let booking = try await bookings.find(id, in: transaction.connection)
                guard String(booking.revision) == fields["revision"] else { throw ChangedMeanwhile() }
                try await useCase(desk, transaction)
                try await gate.recordChange(practice, request, fields, in: transaction)
            }
            return back(id, practice, request, .done)
        } catch is ChangedMeanwhile {
            return back(id, practice, request, .changed)
        } catch let error as BookingsError where [.wrongState, .forbidden, .conflict].contains(error.code) {
            request.note(error)
            return back(id, practice, request, .changed)
        }
    }

    private func act(
        _ request: PageRequest,
        _ useCase: (BookingID, BookingDesk, Transaction) async throws -> Void
    ) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            let id = try Self.id(request, of: practice)
            return try await change(id, practice, request, fields) { try await useCase(id, $0, $1) }
        }
    }

    /// The confirmation page for ending a booking, with the refund.
    private func ask(_ ending: BookingEnding, _ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let id = try Self.id(request, of: practice)
            let found = try await find(id, of: practice, request)
            guard ending.isPossible(found) else { return back(id, practice, request, .changed) }
            return try await askPage(ending, found, practice, request)
        }
    }

    private func askPage(
        _ ending: BookingEnding,
        _ found: ConsoleBooking,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> Response {
        let visit = request.visit(Self.address(of: found.booking.id, practice).appending(ending.rawValue))
        let quote = try await quote(ending, found.booking, request)
        let view = EndBookingView(practice: practice, found: found, ending: ending, refund: quote)
        return Response(page: view.bytes(for: visit), for: visit)
    }

    private func quote(
        _ ending: BookingEnding,
        _ booking: Booking,
        _ request: PageRequest
    ) async throws -> EndBookingView.Refund {
        guard booking.paid > booking.refunded else { return .amount(booking.amount(0)) }
        do {
            let quote = try await desk.quote(
                booking.id,
                cancelledBy: ending.party,
                at: request.now,
                on: database
            )
            guard case .success(let decision) = quote.decision.result else { return .undecided }
            return .amount(booking.amount(decision.amount))
        } catch is FairQueueError {
            return .undecided
        }
    }

    private func end(_ ending: BookingEnding, _ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            let id = try Self.id(request, of: practice)
            let promised = Int64(fields["refund"])
            do {
                return try await change(id, practice, request, fields) { desk, transaction in
                    let reason = Self.text(fields["reason"])
                    let settlement = try await ending.end(id, because: reason, with: desk, in: transaction)
                    // Rolled back, so that no other amount is refunded than the page showed.
                    if let promised, settlement.refund.amount != promised { throw RefundChanged() }
                }
            } catch is RefundChanged {
                return try await askPage(ending, try await find(id, of: practice, request), practice, request)
            }
        }
    }

    private struct RefundChanged: Error {}

    /// Unicode scalars, as in the API.
    static let longestText = 500

    /// What the API would take of a text; `nil` if nothing is left.
    static func text(_ typed: String, upTo most: Int = longestText) -> String? {
        TypedText.fit(typed, upTo: most)
    }

    private func pay(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            let id = try Self.id(request, of: practice)
            let found = try await find(id, of: practice, request)
            var draft = BookingView.PaymentDraft(fields)
            let amount = MoneyText.minorUnits(draft.amount, found.booking.currency)
            let proof = draft.proof.read(at: request.now)
            draft.isAmountRefused = amount.map { $0 <= 0 || $0 > found.left } ?? true
            guard let amount, let proof, !draft.isAmountRefused, let method = draft.method else {
                return try await page(id, practice, request, payment: draft)
            }
            return try await change(id, practice, request, fields) { _, transaction in
                let note = Self.text(draft.note)
                _ = try await paymentDesk.record(
                    amount,
                    method: method,
                    proof: proof,
                    note: note,
                    for: id,
                    in: transaction
                )
            }
        }
    }
}
