import Bookings
import CivilTime
import Hummingbird
import Money
import Policies
import SQL
import WireFormat

/// The figures of a practice by month.
struct AnalyticsController: Sendable {
    let database: any SQLDatabase
    let desk: FigureDesk

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/analytics", use: show)
        router.get("analytics", use: showAll)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.requireRole(.admin, .finance, .provider)
        _ = try context.requester.confinement(asking: provider)
        var query = Query(request)
        query.demand("from", "to")
        let (from, to) = (query.month("from"), query.month("to"))
        let service: ServiceID? = query.identifier("service", example: "svc_anna_cut")
        let currency = query.currency("currency")
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        try query.finish()
        let asked = try FigureRequest(
            of: provider,
            from: query.require(from, "from"),
            to: query.require(to, "to"),
            service: service,
            currency: currency
        )
        let report = try await context.perform(.read, on: database) { transaction in
            try await desk.report(asked, in: transaction.connection)
        }
        if form == .csv {
            let table = FigureTable(report) { $1.decimal($0) }
            return CSVPage(FigureTable.names, table.rows, nextCursor: nil).response(to: request)
        }
        return try .json(FigureDocument(report))
    }

    func showAll(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        var query = Query(request)
        query.demand("from", "to")
        let (from, to) = (query.month("from"), query.month("to"))
        let scope = query.choice("providers", of: MarketFigureRequest.Scope.allCases) ?? .all
        let currency = query.currency("currency")
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        try query.finish()
        let asked = try MarketFigureRequest(
            from: query.require(from, "from"),
            to: query.require(to, "to"),
            of: scope,
            currency: currency
        )
        let report = try await context.perform(.read, on: database) { transaction in
            try await MarketFigureDesk().report(asked, in: transaction.connection)
        }
        if form == .csv {
            let table = MarketFigureTable(report) { $1.decimal($0) }
            return CSVPage(MarketFigureTable.names, table.rows, nextCursor: nil).response(to: request)
        }
        return try .json(MarketFigureDocument(report))
    }
}

extension Query {
    /// A month, such as `2026-03`.
    fileprivate mutating func month(_ name: String) -> CalendarMonth? {
        guard let text = text(name) else { return nil }
        let month = CalendarMonth(text)
        if month == nil { refuse(name, "\(quoted(text)) is not a month such as 2026-03.", .format("2026-03")) }
        return month
    }

    /// A currency, such as `EUR`.
    fileprivate mutating func currency(_ name: String) -> Currency? {
        guard let text = text(name) else { return nil }
        let currency = Currency(text)
        if currency == nil { refuse(name, "\(quoted(text)) is not a currency code of ISO 4217.", .format("EUR")) }
        return currency
    }
}
