import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import SQL

/// What a practice's months came to.
struct FigurePages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let desk: FigureDesk
    private let services = ServiceStore()

    init(database: any SQLDatabase, gate: ConsoleGate, desk: FigureDesk) {
        self.database = database
        self.gate = gate
        self.desk = desk
    }

    /// How many months a page shows.
    private static let months = 12

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/figures") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeMoney) { practice in
            let now = CalendarMonth(of: practice.zone.date(at: request.now.secondsSince1970))
            // An address with a mistake shows the last months, as one without any does.
            let last = CalendarMonth(request.query["to"]) ?? now
            let id = practice.provider.id
            let asked = ServiceID(rawValue: request.query["service"])
            let (report, offered) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                let offered = try await services.list(
                    of: id,
                    after: nil,
                    limit: CalendarLoader.maximumServices,
                    includingArchived: true,
                    in: transaction.connection
                )
                let figures = try FigureRequest(
                    of: id,
                    from: last.adding(months: 1 - Self.months) ?? last,
                    to: last,
                    service: offered.first { $0.id == asked }?.id
                )
                return (try await desk.report(figures, in: transaction.connection), offered)
            }
            let view = FiguresView(practice: practice, report: report, services: offered, isLatest: last >= now)
            let visit = request.visit(view.address(of: report.request.service, to: last))
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }
}
