import CivilTime
import Money

/// The figures of a provider as they are told.
package struct FigureDocument: Encodable {
    private let report: FigureReport

    package init(_ report: FigureReport) {
        self.report = report
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(report.request.provider, forKey: .provider)
        try container.encode(report.timeZone, forKey: .timeZone)
        try container.encode(report.request.from.description, forKey: .from)
        try container.encode(report.request.to.description, forKey: .to)
        try container.encode(report.isCurrent, forKey: .isCurrent)
        try container.encode(report.rows.map(Row.init), forKey: .months)
        try container.encode(report.hours.map(Hour.init), forKey: .hours)
    }

    private enum CodingKeys: String, CodingKey {
        case from, to, months, hours
        case provider = "provider_id"
        case timeZone = "time_zone"
        case isCurrent = "is_current"
    }

    private struct Row: Encodable {
        let row: FigureReport.Row

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(row.month.description, forKey: "month")
            try container.encode(row.service, forKey: "service_id")
            for (name, count) in FigureTable.counts(of: row) { try container.encode(count, forKey: FigureKey(name)) }
            try container.encode(LeadTimes(time: row.figures.lead), forKey: "lead_time")
            try container.encode(row.money.map(MoneyOfMonth.init), forKey: "money")
            try container.encode(row.policies.map(PolicyOfMonth.init), forKey: "policies")
            try container.encode(DemandOfMonth(demand: row.demand), forKey: "demand")
        }
    }

    struct DemandOfMonth: Encodable {
        let demand: DemandFigures

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(demand.asked, forKey: "asked")
            try container.encode(demand.offered, forKey: "offered")
            try container.encode(demand.notOffered, forKey: "not_offered")
            try container.encode(demand.notOfferedBasisPoints, forKey: "not_offered_basis_points")
            try container.encode(demand.reasons.map(Reason.init), forKey: "reasons")
        }

        struct Reason: Encodable {
            let reason: DemandOutcome
            let counts: DemandFigures.Counts

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: FigureKey.self)
                try container.encode(reason.rawValue, forKey: "reason")
                try container.encode(counts.looks, forKey: "looks")
                try container.encode(counts.bookings, forKey: "bookings")
            }
        }
    }

    private struct LeadTimes: Encodable {
        let time: LeadTime

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(time.count, forKey: "bookings")
            try container.encode(time.seconds, forKey: "seconds")
            try container.encode(time.averageSeconds, forKey: "average_seconds")
            let bounds = LeadTime.bounds.map(Optional.some) + [nil]
            try container.encode(zip(bounds, time.classes).map(LeadClass.init), forKey: "classes")
        }
    }

    private struct LeadClass: Encodable {
        let bound: Int64?
        let count: Int64

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(bound, forKey: "below_days")
            try container.encode(count, forKey: "bookings")
        }
    }

    struct MoneyOfMonth: Encodable {
        let currency: Currency
        let money: MonthlyMoney

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(currency.code, forKey: "currency")
            try container.encode(money.payments, forKey: "payments")
            try container.encode(money.refunds, forKey: "refunds")
            for (name, amount) in FigureTable.amounts(of: money) {
                try container.encode(amount, forKey: FigureKey(name))
            }
        }
    }

    private struct PolicyOfMonth: Encodable {
        let policy: PolicyID
        let currency: Currency
        let figures: PolicyFigures

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(policy.rawValue, forKey: "policy")
            try container.encode(currency.code, forKey: "currency")
            try container.encode(figures.bookings, forKey: "bookings")
            try container.encode(figures.cancelledByClient, forKey: "cancelled_by_client")
            try container.encode(figures.cancelledByProvider, forKey: "cancelled_by_provider")
            try container.encode(figures.noShows, forKey: "no_shows")
            try container.encode(figures.gaveNothing, forKey: "gave_nothing")
            try container.encode(figures.gavePart, forKey: "gave_part")
            try container.encode(figures.gaveAll, forKey: "gave_all")
            try container.encode(figures.undecided, forKey: "undecided")
            try container.encode(figures.paid, forKey: "paid")
            try container.encode(figures.returned, forKey: "returned")
        }
    }

    private struct Hour: Encodable {
        let hour: FigureReport.Hour

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: FigureKey.self)
            try container.encode(hour.hour.dayOfWeek, forKey: "day_of_week")
            try container.encode(hour.hour.hour, forKey: "hour")
            try container.encode(hour.counts.sessions, forKey: "sessions")
            try container.encode(hour.counts.bookings, forKey: "bookings")
            try container.encode(hour.openMinutes, forKey: "open_minutes")
            try container.encode(hour.busyMinutes, forKey: "busy_minutes")
            try container.encode(hour.demand.asked, forKey: "asked")
            try container.encode(hour.demand.offered, forKey: "offered")
        }
    }
}

/// A name in the document.
struct FigureKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }

    init(stringLiteral name: String) { stringValue = name }

    init?(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}
