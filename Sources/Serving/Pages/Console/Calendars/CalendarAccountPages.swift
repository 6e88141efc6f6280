import BookableAPI
import Bookings
import CalendarSync
import ConsoleTexts
import HTTPTypes
import Hummingbird
import SQL

/// Accounts at services of calendars: connecting them, linking their calendars, and disconnecting them.
struct CalendarAccountPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let links: CalendarLinkDesk
    let accounts: CalendarAccountAccess

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let path: RouterPath = "console/{provider}/calendar-accounts"
        router.post(path) { try await begin(PageRequest($0, $1)) }
        router.get("\(path)/{account}") { try await show(PageRequest($0, $1)) }
        router.post("\(path)/{account}") { try await link(PageRequest($0, $1)) }
        router.post("\(path)/{account}/connect") { try await ask(PageRequest($0, $1)) }
        router.get("\(path)/{account}/disconnect") { try await askToDisconnect(PageRequest($0, $1)) }
        router.post("\(path)/{account}/disconnect") { try await disconnect(PageRequest($0, $1)) }
    }

    private func address(_ practice: Practice) -> Address { practice.address.appending("calendar-accounts") }

    // MARK: Connecting

    /// Answers with a page and its link, since browsers do not let a form lead to another site.
    private func begin(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let sent = try await request.form()
            guard let service = CalendarService(rawValue: sent.fields["service"]), accounts.desk.offers(service) else {
                throw PageRequest.notFound
            }
            do {
                let url = try await gate.make(practice, request, sent) { transaction in
                    let made = try await accounts.desk.begin(service, of: practice.provider.id, in: transaction)
                    return ConsoleGate.Made(ids: [made.account.id.rawValue], answer: made.url)
                }
                return invitation(service, url, practice, request)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                return CalendarPages.back(practice, request, .tooMany)
            }
        }
    }

    private func invitation(
        _ service: CalendarService,
        _ url: String,
        _ practice: Practice,
        _ request: PageRequest
    ) -> Response {
        let visit = request.visit(CalendarPages.address(practice))
        let view = AccountInvitationView(practice: practice, service: service, url: url)
        return Response(page: view.bytes(for: visit), for: visit, isSecret: true)
    }

    private func ask(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            do {
                let made = try await gate.change(practice, request, fields) {
                    try await accounts.desk.ask(id, of: practice.provider.id, in: $0)
                }
                return invitation(made.account.service, made.url, practice, request)
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                // The server is no longer registered at the service.
                throw PageRequest.notFound
            }
        }
    }

    private func id(_ request: PageRequest, of practice: Practice) throws -> CalendarAccountID {
        guard let id = CalendarAccountID(rawValue: request.part("account")), id.provider == practice.provider.id else {
            throw PageRequest.notFound
        }
        return id
    }

    private func find(_ request: PageRequest, of practice: Practice) async throws -> CalendarAccount {
        let id = try id(request, of: practice)
        return try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await accounts.desk.find(id, of: practice.provider.id, in: $0)
        }
    }

    // MARK: Calendars

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            try await page(try await find(request, of: practice), practice, request)
        }
    }

    private func page(
        _ account: CalendarAccount,
        _ practice: Practice,
        _ request: PageRequest,
        isFull: Bool = false
    ) async throws -> Response {
        let known = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await links.list(of: practice.provider.id, in: $0)
        }
        var problem: CalendarProblem?
        var calendars: [AccountCalendar] = []
        do {
            calendars = try await accounts.calendars(of: account)
        } catch let found as CalendarProblem {
            problem = found
        }
        let own = address(practice).appending(account.id.rawValue)
        let visit = request.visit(own)
        let view = AccountCalendarsView(
            practice: practice,
            account: account,
            calendars: calendars,
            linkedNames: Set(known.filter { $0.account == account.id }.map(\.name)),
            address: own,
            problem: problem,
            isFull: isFull
        )
        return Response(page: view.bytes(for: visit), status: isFull ? .unprocessableContent : .ok, for: visit)
    }

    private func link(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let sent = try await request.form()
            let account = try await find(request, of: practice)
            let calendar = sent.fields["calendar"]
            guard (1...1_000).contains(calendar.unicodeScalars.count) else { throw PageRequest.notFound }
            do {
                let id = try await gate.make(practice, request, sent) { transaction in
                    let link = try await links.link(
                        .entry(calendar, of: account.id, at: account.service),
                        named: NewCalendarForm.name(String(sent.fields["name"].prefix(200))),
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
                return try await page(account, practice, request, isFull: true)
            }
        }
    }

    // MARK: Disconnecting

    private func askToDisconnect(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let account = try await find(request, of: practice)
            let target = address(practice).appending(account.id.rawValue).appending("disconnect")
            let visit = request.visit(target)
            let view = ConfirmationView(
                practice: practice,
                section: .calendars,
                question: visit[.disconnect],
                subject: account.service.title,
                help: visit[.disconnectHelp],
                target: target,
                back: CalendarPages.address(practice)
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func disconnect(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            do {
                try await gate.change(practice, request, fields) {
                    try await links.disconnect(id, of: practice.provider.id, in: $0)
                }
            } catch let error as BookingsError where error.code == .notFound {
                // Somebody else disconnected it already.
            }
            return CalendarPages.back(practice, request, .removed)
        }
    }
}
