import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import Localization
import SQL

/// A provider's day and week.
struct AgendaPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let reader = AgendaReader()

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}") { try await start(PageRequest($0, $1)) }
        router.get("console/{provider}/day") { try await day(PageRequest($0, $1)) }
        router.get("console/{provider}/week") { try await week(PageRequest($0, $1)) }
    }

    /// Leads to the first section that the member's role opens.
    private func start(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .enter) { practice in
            let section = ConsoleSection.allCases.first { $0.isShown(to: practice) } ?? .account
            let visit = request.visit(practice.address)
            return .leading(to: visit.link(section.address(in: practice)).text)
        }
    }

    private func day(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeBookings) { practice in
            let today = practice.zone.date(at: request.now.secondsSince1970)
            let date = date(request) ?? today
            let agenda = try await agenda(from: date, count: 1, of: practice, request)
            let requests = date == today ? try await requests(to: practice, request) : []
            let visit = request.visit(practice.address.appending("day").with("date", date.description))
            var view = DayView(practice: practice, agenda: agenda, date: date, today: today, now: request.now)
            view.requests = requests
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private func week(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeBookings) { practice in
            let today = practice.zone.date(at: request.now.secondsSince1970)
            let date = date(request) ?? today
            let visit = request.visit(practice.address.appending("week").with("date", date.description))
            let lead = (date.dayOfWeek - visit.language.firstWeekday + 7) % 7
            let first = date.adding(days: -lead) ?? date
            let agenda = try await agenda(from: first, count: 7, of: practice, request)
            let view = WeekView(practice: practice, agenda: agenda, first: first, today: today)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// The date in the address, if it is valid and within range.
    private func date(_ request: PageRequest) -> CivilDate? {
        CivilDate(request.query["date"]).flatMap { (1_970...2_200).contains($0.year) ? $0 : nil }
    }

    private func requests(to practice: Practice, _ request: PageRequest) async throws -> [AgendaEntry] {
        let requests = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await reader.requests(of: practice, in: $0)
        }
        if !requests.isEmpty { try await gate.recordRead(of: requests.map(\.booking.id), practice, request) }
        return requests
    }

    private func agenda(
        from first: CivilDate,
        count: Int,
        of practice: Practice,
        _ request: PageRequest
    ) async throws -> AgendaReader.Agenda {
        let agenda = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await reader.agenda(from: first, count: count, of: practice, in: $0)
        }
        let shown = agenda.days.flatMap { $0.entries.map(\.booking.id) }
        try await gate.recordRead(of: shown, practice, request)
        return agenda
    }
}
