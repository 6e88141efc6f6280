import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import HTTPTypes
import Hummingbird
import Localization
import SQL
import Scheduling
import Texts

/// Booking for somebody who calls or walks in, also against the provider's own rules.
struct WalkInPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: BookingDesk

    /// Looks at calendars before something is booked; `nil` if the server links none.
    let calendarChecks: CalendarChecks?
    private let services = ServiceStore()
    private let store = IdempotencyStore()

    init(
        database: any SQLDatabase,
        gate: ConsoleGate,
        desk: BookingDesk,
        calendarChecks: CalendarChecks?
    ) {
        self.database = database
        self.gate = gate
        self.desk = desk
        self.calendarChecks = calendarChecks
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/new") { try await choose(PageRequest($0, $1)) }
        router.get("console/{provider}/new/{service}") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/new/{service}") { try await submit(PageRequest($0, $1)) }
    }

    private func address(_ practice: Practice) -> Address { practice.address.appending("new") }

    private func choose(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let offered = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await services.list(
                    of: practice.provider.id,
                    after: nil,
                    limit: 200,
                    includingArchived: false,
                    in: $0.connection
                )
            }
            let date = CivilDate(request.query["date"])?.description
            let visit = request.visit(address(practice).with("date", date))
            let view = ChooseServiceView(practice: practice, services: offered, date: date)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func service(_ request: PageRequest, of practice: Practice) async throws -> Service {
        let id = try request.service(of: practice.provider.id)
        let service = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await services.find(id, of: practice.provider.id, in: $0.connection)
        }
        guard !service.isArchived else { throw PageRequest.notFound }
        return service
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let service = try await service(request, of: practice)
            var draft = WalkInDraft(request.query, key: BookingSubmission.newKey())
            let now = practice.zone.reading(at: request.now.secondsSince1970)
            if draft.date.isEmpty { draft.date = now.date.description }
            return page(service, draft, practice, request)
        }
    }

    private func page(
        _ service: Service,
        _ draft: WalkInDraft,
        _ practice: Practice,
        _ request: PageRequest
    ) -> Response {
        let address = address(practice).appending(Slug.text(of: service.id))
        let visit = request.visit(address)
        var form = FormReader(service: service, visit: visit)
        form.needsEmail = false
        let view = WalkInView(
            practice: practice,
            service: service,
            questions: form.questions,
            draft: draft,
            address: address
        )
        let status: HTTPResponse.Status =
            draft.problem != nil ? .conflict : draft.faults.isEmpty ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func submit(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let (fields, bytes) = try await request.form()
            let service = try await service(request, of: practice)
            let visit = request.visit(address(practice))
            var form = FormReader(service: service, visit: visit)
            form.needsEmail = false
            let key = fields["key"].isEmpty ? BookingSubmission.newKey() : fields["key"]
            var draft = WalkInDraft(fields, key: key)
            let (client, faults) = try form.client(in: fields)
            draft.faults = faults
            let start = draft.start(in: practice.zone)
            if start == nil { draft.faults[CivilDate(draft.date) == nil ? "date" : "time"] = .other }
            let seats = draft.seats(upTo: service.timing.maximumSeats)
            if seats == nil { draft.faults["seats"] = .other }
            request.note(refused: draft.faults.keys)
            guard let client, let start, let seats, draft.faults.isEmpty else {
                return page(service, draft, practice, request)
            }
            try await calendarChecks?.look(of: practice.provider.id, at: [start])
            var asked = BookingRequest(
                provider: practice.provider.id,
                service: service.id,
                startAt: start,
                client: client
            )
            asked.seats = seats
            asked.override = BookingPages.text(draft.override)
            return try await book(asked, (fields, bytes), draft, service, practice, request)
        }
    }

    private func book(
        _ asked: BookingRequest,
        _ form: (fields: FormFields, bytes: [UInt8]),
        _ draft: WalkInDraft,
        _ service: Service,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> Response {
        let route = "POST /console/\(practice.provider.id)/new/\(service.id)"
        let caller = RequestKey.Caller.known(practice.member.requester.label, credential: draft.key)
        let key = RequestKey(draft.key, from: caller, for: route, request: form.bytes, at: request.now)
        var draft = draft
        do {
            let outcome = try await database.transaction(
                .write,
                by: practice.member.requester,
                at: request.now
            ) { transaction -> Result<String, Refused> in
                if let earlier = try await store.answer(to: key, in: transaction.connection) {
                    return .success(String(decoding: earlier, as: UTF8.self))
                }
                switch try await desk.book(asked, in: transaction) {
                case .refused(let refusal): return .failure(Refused(refusal: refusal))
                case .booked(let booking, _, _):
                    try await store.keep(Array(booking.id.rawValue.utf8), for: key, in: transaction.connection)
                    let made = [booking.id.rawValue]
                    try await gate.recordChange(practice, request, form.fields, made: made, in: transaction)
                    return .success(booking.id.rawValue)
                }
            }
            switch outcome {
            case .success(let id):
                let address = practice.address.appending("bookings").appending(id).with("news", "done")
                return .leading(to: request.visit(address).link(address).text)
            case .failure(let refused):
                request.note(APIError(refused.refusal))
                draft.problem =
                    refused.refusal.isTaken ? .taken(refused.refusal.alternatives) : .refusedByRules
            }
        } catch let error as BookingsError where error.code == .invalidValue {
            request.note(error)
            draft.faults = FormReader.faults(of: error)
            guard !draft.faults.isEmpty else { throw error }
        } catch let error as BookingsError where error.code == .idempotencyMismatch {
            draft.key = BookingSubmission.newKey()
            return try await book(asked, form, draft, service, practice, request)
        }
        // A form that is shown again is a new request when it is sent.
        draft.key = BookingSubmission.newKey()
        return page(service, draft, practice, request)
    }

    private struct Refused: Error {
        let refusal: SlotRefusal
    }
}
