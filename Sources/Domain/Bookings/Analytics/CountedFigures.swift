import CivilTime
import Money
import SQL

/// What is counted of some months.
struct CountedFigures {
    struct Place: Hashable {
        let month: CalendarMonth
        let service: ServiceID?
    }

    let request: FigureRequest
    fileprivate(set) var figures: [Place: MonthlyFigures] = [:]
    fileprivate(set) var money: [Place: [(currency: Currency, money: MonthlyMoney)]] = [:]
    fileprivate(set) var policies: [Place: [(policy: PolicyID, currency: Currency, figures: PolicyFigures)]] = [:]
    fileprivate(set) var starts: [StartHour: StartCounts] = [:]
    fileprivate(set) var demand: [Place: DemandFigures] = [:]
    fileprivate(set) var demandHours: [StartHour: HourDemand] = [:]

    fileprivate init(_ request: FigureRequest) {
        self.request = request
    }

    /// The services that have something in a month, in the order of their ids; none if one service is asked for.
    func services(in month: CalendarMonth, besides service: ServiceID?) -> [ServiceID] {
        guard service == nil else { return [] }
        let places = Set(figures.keys).union(money.keys).union(policies.keys).union(demand.keys)
        return places.filter { $0.month == month }.compactMap(\.service).sorted { $0.rawValue < $1.rawValue }
    }

    func row(_ month: CalendarMonth, of service: ServiceID?, _ minutes: OpenTime.Amount) -> FigureReport.Row {
        let place = Place(month: month, service: service)
        return FigureReport.Row(
            month: month,
            service: service,
            figures: figures[place] ?? MonthlyFigures(),
            openMinutes: minutes.open,
            busyMinutes: minutes.busy,
            money: money[place] ?? [],
            policies: policies[place] ?? [],
            demand: demand[place] ?? DemandFigures()
        )
    }

    /// Hours of the week in their order, from Sunday.
    func hours(_ openSeconds: [StartHour: OpenTime.Amount]) -> [FigureReport.Hour] {
        Set(starts.keys).union(openSeconds.keys).union(demandHours.keys)
            .sorted { ($0.dayOfWeek, $0.hour) < ($1.dayOfWeek, $1.hour) }
            .map { hour in
                FigureReport.Hour(
                    hour: hour,
                    counts: starts[hour] ?? StartCounts(),
                    openMinutes: (openSeconds[hour]?.open ?? 0) / 60,
                    busyMinutes: (openSeconds[hour]?.busy ?? 0) / 60,
                    demand: demandHours[hour] ?? HourDemand()
                )
            }
    }
}

extension FigureStore {
    /// Reads what is counted; the rows of all services, for they lie beside one another.
    func read(_ request: FigureRequest, in connection: any SQLConnection) async throws -> CountedFigures {
        let months: SQLStatement = """
            WHERE provider_id = \(request.provider) AND month >= \(request.from) AND month <= \(request.to)
            """
        let answers = try await connection.rows(of: [
            "SELECT * FROM monthly_figures \(months) ORDER BY month, service_id",
            "SELECT * FROM monthly_money \(months) ORDER BY month, service_id, currency",
            "SELECT * FROM monthly_policy_figures \(months) ORDER BY month, service_id, policy_id, currency",
            "SELECT * FROM monthly_start_hours \(months) ORDER BY month, service_id, day_of_week, hour",
            "SELECT * FROM monthly_demand \(months) ORDER BY month, service_id, outcome",
            "SELECT * FROM monthly_demand_hours \(months) ORDER BY month, service_id, day_of_week, hour",
        ])
        var counted = CountedFigures(request)
        for row in answers[0] { counted.figures[try .init(row: row)] = try MonthlyFigures(row: row) }
        for row in answers[1] {
            let currency: Currency = try row.decode("currency")
            guard request.takes(currency) else { continue }
            counted.money[try .init(row: row), default: []].append((currency, try MonthlyMoney(row: row)))
        }
        for row in answers[2] {
            let currency: Currency = try row.decode("currency")
            guard request.takes(currency) else { continue }
            counted.policies[try .init(row: row), default: []]
                .append((try row.decode("policy_id"), currency, try PolicyFigures(row: row)))
        }
        for row in answers[3] where try CountedFigures.Place(row: row).service == request.service {
            let hour = StartHour(dayOfWeek: try row.decode("day_of_week"), hour: try row.decode("hour"))
            counted.starts[hour, default: StartCounts()].sessions += try row.decode("sessions")
            counted.starts[hour, default: StartCounts()].bookings += try row.decode("bookings")
        }
        try counted.addDemand(answers[4], byHour: answers[5])
        return counted
    }
}

extension CountedFigures {
    /// Rows of demand are of a service each, and add up to that of all.
    fileprivate mutating func addDemand(_ rows: [SQLRow], byHour hours: [SQLRow]) throws {
        for row in rows {
            let place = try Place(row: row)
            guard let outcome = try DemandOutcome(row: row) else { continue }
            let counts = DemandFigures.Counts(looks: try row.decode("looks"), bookings: try row.decode("bookings"))
            for scope in [place.service, nil] {
                demand[Place(month: place.month, service: scope), default: DemandFigures()].add(counts, outcome)
            }
        }
        for row in hours where try request.service == nil || Place(row: row).service == request.service {
            let hour = StartHour(dayOfWeek: try row.decode("day_of_week"), hour: try row.decode("hour"))
            demandHours[hour, default: HourDemand()].asked += try row.decode("asked")
            demandHours[hour, default: HourDemand()].offered += try row.decode("offered")
        }
    }
}

extension FigureRequest {
    fileprivate func takes(_ other: Currency) -> Bool { currency == nil || currency == other }
}

extension CountedFigures.Place {
    fileprivate init(row: SQLRow) throws {
        month = try row.decode("month")
        let id: String = try row.decode("service_id")
        service = id.isEmpty ? nil : try row.decode("service_id", as: ServiceID.self)
    }
}

extension MonthlyFigures {
    fileprivate init(row: SQLRow) throws {
        try self.init(counts: row)
        let classes: String = try row.decode("lead_classes")
        guard let lead = LeadTime(seconds: try row.decode("lead_seconds"), text: classes) else {
            throw SQLError(.wrongType, "column lead_classes holds \"\(classes)\", which is not a list of counts")
        }
        self.lead = lead
        clients = try row.decode("clients")
        returningClients = try row.decode("returning_clients")
    }
}

extension DemandOutcome {
    /// `nil` for an outcome that only a newer release knows, whose row stays when an older one is put back.
    init?(row: SQLRow) throws {
        self.init(rawValue: try row.decode("outcome"))
    }
}

extension MonthlyMoney {
    init(row: SQLRow) throws {
        self.init()
        paid = try row.decode("paid")
        refunded = try row.decode("refunded")
        payments = try row.decode("payments")
        received = try row.decode("received")
        refunds = try row.decode("refunds")
        returned = try row.decode("returned")
    }
}

extension PolicyFigures {
    fileprivate init(row: SQLRow) throws {
        self.init()
        bookings = try row.decode("bookings")
        cancelledByClient = try row.decode("cancelled_by_client")
        cancelledByProvider = try row.decode("cancelled_by_provider")
        noShows = try row.decode("no_shows")
        gaveNothing = try row.decode("gave_nothing")
        gavePart = try row.decode("gave_part")
        gaveAll = try row.decode("gave_all")
        undecided = try row.decode("undecided")
        paid = try row.decode("paid")
        returned = try row.decode("returned")
    }
}
