import BookableAPI
import Bookings
import CivilTime
import Hummingbird
import SQL

/// What the months of all practices came to together, for administrators.
struct AllFiguresPages: Sendable {
    static let address = Address("console", "account", "server", "figures")

    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk = MarketFigureDesk()

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    /// How many months a page shows.
    private static let months = 12

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/account/server/figures") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.openForOperators(request) { member in
            let now = CalendarMonth(of: Zone.utc.date(at: request.now.secondsSince1970))
            // An address with a mistake shows the last months, as one without any does.
            let last = CalendarMonth(request.query["to"]) ?? now
            let scope = MarketFigureRequest.Scope(rawValue: request.query["providers"]) ?? .all
            let asked = try MarketFigureRequest(
                from: last.adding(months: 1 - Self.months) ?? last,
                to: last,
                of: scope
            )
            let report = try await database.transaction(.read, by: member.requester, at: request.now) {
                try await desk.report(asked, in: $0.connection)
            }
            let view = AllFiguresView(report: report, isLatest: last >= now)
            let visit = request.visit(AllFiguresView.address(to: last, of: scope))
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }
}
