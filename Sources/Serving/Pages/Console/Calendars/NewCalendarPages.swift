import BookableAPI
import Bookings
import CalendarSync
import ConsoleTexts
import HTTPTypes
import Hummingbird

/// Linking a calendar by its address: a file, or a collection on a server.
struct NewCalendarPages: Sendable {
    let gate: ConsoleGate

    /// `nil` if the server links no calendars.
    let desk: CalendarLinkDesk?

    func addRoutes(to router: some RouterMethods<APIContext>) {
        for place in NewCalendarPlace.allCases {
            let path = RouterPath("console/{provider}/new-calendar/\(place.rawValue)")
            router.get(path) { try await show(place, PageRequest($0, $1)) }
            router.post(path) { try await link(place, PageRequest($0, $1)) }
        }
    }

    private func show(_ place: NewCalendarPlace, _ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            guard desk != nil else { throw PageRequest.notFound }
            return page(NewCalendarForm(), place, practice, request, key: BookingSubmission.newKey())
        }
    }

    private func page(
        _ form: NewCalendarForm,
        _ place: NewCalendarPlace,
        _ practice: Practice,
        _ request: PageRequest,
        key: String,
        problem: Phrase? = nil
    ) -> Response {
        let own = practice.address.appending("new-calendar").appending(place.rawValue)
        let visit = request.visit(own)
        let view = NewCalendarView(
            practice: practice,
            place: place,
            form: form,
            key: key,
            address: own,
            problem: problem
        )
        request.note(refused: form.refused.map(\.rawValue))
        let isFine = form.refused.isEmpty && problem == nil
        return Response(page: view.bytes(for: visit), status: isFine ? .ok : .unprocessableContent, for: visit)
    }

    private func link(_ place: NewCalendarPlace, _ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let sent = try await request.form()
            guard let desk else { throw PageRequest.notFound }
            var form = NewCalendarForm(sent.fields)
            let key = sent.fields["key"].isEmpty ? BookingSubmission.newKey() : sent.fields["key"]
            guard let (address, name) = form.read(place) else {
                return page(form, place, practice, request, key: key)
            }
            do {
                let id = try await gate.make(practice, request, sent) { transaction in
                    let link = try await desk.link(
                        address,
                        named: name,
                        rules: CalendarRules(),
                        of: practice.provider.id,
                        in: transaction
                    )
                    return ConsoleGate.Made(ids: [link.id.rawValue], answer: link.id.rawValue)
                }
                let next = CalendarPages.address(practice).appending(id).with("news", "added")
                return .leading(to: request.visit(next).link(next).text)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                return page(form, place, practice, request, key: key, problem: .tooMany)
            }
        }
    }
}
