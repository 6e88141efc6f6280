import BookableAPI
import Bookings
import CalendarSync
import ConsoleTexts
import HTTPTypes
import Hummingbird
import NIOCore
import SQL

/// Linked calendars: their state, how they block, and what somebody changed in them.
struct CalendarPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate

    /// `nil` if the server links no calendars.
    let desk: CalendarLinkDesk?

    /// `nil` if the server is registered at no service.
    let accounts: CalendarAccountAccess?
    private let drifts: DriftDesk
    private let publishing: PublishingDesk
    private let bookings = BookingStore()

    init(database: any SQLDatabase, gate: ConsoleGate, desk: CalendarLinkDesk?, accounts: CalendarAccountAccess?) {
        self.database = database
        self.gate = gate
        self.desk = desk
        self.accounts = accounts
        drifts = DriftDesk(zones: gate.zones)
        publishing = PublishingDesk(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/calendars") { try await list(PageRequest($0, $1)) }
        router.get("console/{provider}/calendars/{calendar}") { try await show(PageRequest($0, $1)) }
        router.post("console/{provider}/calendars/{calendar}") { try await change(PageRequest($0, $1)) }
        router.post("console/{provider}/calendars/{calendar}/refresh") { try await refresh(PageRequest($0, $1)) }
        router.get("console/{provider}/calendars/{calendar}/remove") { try await askToUnlink(PageRequest($0, $1)) }
        router.post("console/{provider}/calendars/{calendar}/remove") { try await unlink(PageRequest($0, $1)) }
        router.post("console/{provider}/calendar-events/{booking}/restore") { try await restore(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("calendars") }

    /// Leads back to the list, which shows the outcome of the action.
    static func back(_ practice: Practice, _ request: PageRequest, _ news: CalendarsView.News) -> Response {
        let address = address(practice).with("news", news.rawValue)
        return .leading(to: request.visit(address).link(address).text)
    }

    // MARK: The list

    private func list(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let contents = try await contents(of: practice, request)
            try await gate.recordRead(of: contents.drifts.map(\.booking.id), practice, request)
            let visit = request.visit(Self.address(practice))
            let view = CalendarsView(
                practice: practice,
                contents: contents,
                services: CalendarService.allCases.filter { accounts?.desk.offers($0) == true },
                linksCalendars: desk != nil,
                news: CalendarsView.News(rawValue: request.query["news"])
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func contents(of practice: Practice, _ request: PageRequest) async throws -> CalendarsView.Contents {
        let provider = practice.provider.id
        return try await database.transaction(.read, by: practice.member.requester, at: request.now) { transaction in
            var contents = CalendarsView.Contents()
            if let desk { contents.links = try await desk.list(of: provider, in: transaction) }
            if let accounts { contents.accounts = try await accounts.desk.list(of: provider, in: transaction) }
            contents.published = try await publishing.current(of: provider, in: transaction)
            for drift in try await drifts.list(of: provider, in: transaction).prefix(Self.maximumDrifts) {
                let booking = try await bookings.find(drift.booking, in: transaction.connection)
                contents.drifts.append((drift, booking))
            }
            return contents
        }
    }

    private static let maximumDrifts = 20

    private func restore(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let id = try BookingPages.id(request, of: practice)
            do {
                try await gate.change(practice, request, fields) { try await drifts.restore(id, in: $0) }
            } catch let error as BookingsError where error.code == .conflict {
                request.note(error)
                throw PageRequest.notFound
            }
            return Self.back(practice, request, .restored)
        }
    }

    // MARK: One calendar

    private func id(_ request: PageRequest, of practice: Practice) throws -> CalendarLinkID {
        guard let id = CalendarLinkID(rawValue: request.part("calendar")), id.provider == practice.provider.id,
            desk != nil
        else { throw PageRequest.notFound }
        return id
    }

    private func available() throws -> CalendarLinkDesk {
        guard let desk else { throw PageRequest.notFound }
        return desk
    }

    private func find(_ request: PageRequest, of practice: Practice) async throws -> CalendarLink {
        let id = try id(request, of: practice)
        let desk = try available()
        return try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await desk.find(id, of: practice.provider.id, in: $0)
        }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let link = try await find(request, of: practice)
            return page(CalendarSettingsForm(link), of: link, practice, request)
        }
    }

    private func page(
        _ form: CalendarSettingsForm,
        of link: CalendarLink,
        _ practice: Practice,
        _ request: PageRequest,
        revision: String? = nil,
        isChangedByOther: Bool = false
    ) -> Response {
        let visit = request.visit(Self.address(practice).appending(link.id.rawValue))
        let view = CalendarSettingsView(
            practice: practice,
            link: link,
            form: form,
            revision: revision ?? CalendarSettingsForm(link).revision,
            isAdded: request.query["news"] == "added",
            isChangedByOther: isChangedByOther
        )
        request.note(refused: form.refused.map(\.rawValue))
        let status: HTTPResponse.Status = form.refused.isEmpty && !isChangedByOther ? .ok : .unprocessableContent
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private struct ChangedByOther: Error {}

    private func change(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let link = try await find(request, of: practice)
            var form = CalendarSettingsForm(fields)
            let revision = fields["revision"]
            guard let filled = form.read() else {
                return page(form, of: link, practice, request, revision: revision)
            }
            do {
                _ = try await gate.change(practice, request, fields) { transaction in
                    let desk = try available()
                    // Under the lock that `change` takes too, so that nothing comes between.
                    try await transaction.lock(practice.provider.id)
                    let current = try await desk.find(link.id, of: practice.provider.id, in: transaction)
                    guard CalendarSettingsForm(current).revision == revision else { throw ChangedByOther() }
                    return try await desk.change(link.id, of: practice.provider.id, in: transaction, filled)
                }
            } catch is ChangedByOther {
                let current = try await find(request, of: practice)
                return page(CalendarSettingsForm(current), of: current, practice, request, isChangedByOther: true)
            }
            return Self.back(practice, request, .saved)
        }
    }

    private func refresh(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            let desk = try available()
            _ = try await gate.change(practice, request, fields) {
                try await desk.refresh(id, of: practice.provider.id, in: $0)
            }
            return Self.back(practice, request, .refreshed)
        }
    }

    private func askToUnlink(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let link = try await find(request, of: practice)
            let own = Self.address(practice).appending(link.id.rawValue)
            let visit = request.visit(own.appending("remove"))
            let view = ConfirmationView(
                practice: practice,
                section: .calendars,
                question: visit[.unlink],
                subject: link.name,
                help: visit[.unlinkHelp],
                target: own.appending("remove"),
                back: own
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func unlink(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changeCalendars) { practice in
            let fields = try await request.form().fields
            let id = try id(request, of: practice)
            let desk = try available()
            do {
                try await gate.change(practice, request, fields) {
                    try await desk.unlink(id, of: practice.provider.id, in: $0)
                }
            } catch let error as BookingsError where error.code == .notFound {
                // Somebody else removed it already.
            }
            return Self.back(practice, request, .removed)
        }
    }
}
