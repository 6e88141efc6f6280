import BookableAPI
import Bookings
import CalendarSync
import ConsoleTexts
import Hummingbird
import SQL

/// A provider's bookings as a calendar at a secret address: creating it, replacing it and revoking it.
struct PublishedCalendarPages: Sendable {
    let gate: ConsoleGate

    /// The public URL, with which the address begins; `nil` if it is not configured.
    let publicURL: String?
    private let desk: PublishingDesk

    init(gate: ConsoleGate, publicURL: String?) {
        self.gate = gate
        self.publicURL = publicURL
        desk = PublishingDesk(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("console/{provider}/published-calendar") { try await publish(PageRequest($0, $1)) }
        router.post("console/{provider}/published-calendar/revoke") { try await revoke(PageRequest($0, $1)) }
    }

    /// Answers with the address itself, which no other page shows; the same form gets the same address again.
    private func publish(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let sent = try await request.form()
            let contents = PublishedCalendar.Contents(rawValue: sent.fields["contents"]) ?? .times
            let token = try await gate.make(practice, request, sent) { transaction in
                let made = try await desk.publish(contents, of: practice.provider.id, in: transaction)
                return ConsoleGate.Made(ids: [], answer: made.token.text)
            }
            let isOpen = try await gate.database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { try await desk.opens(token, of: practice.provider.id, in: $0) }
            // The form was sent before, and its address has been replaced or revoked since.
            guard isOpen else { return CalendarPages.back(practice, request, .changed) }
            let visit = request.visit(CalendarPages.address(practice))
            let path = "/ics/\(token).ics"
            let view = SecretView(
                practice: practice,
                section: .calendars,
                title: visit[.published],
                secret: (publicURL ?? "") + path,
                back: CalendarPages.address(practice)
            )
            return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
        }
    }

    private func revoke(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            try await gate.change(practice, request, fields) {
                try await desk.withdraw(of: practice.provider.id, in: $0)
            }
            return CalendarPages.back(practice, request, .removed)
        }
    }
}
