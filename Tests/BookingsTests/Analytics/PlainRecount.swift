@testable import Bookings
import CivilTime
import Foundation
import Intervals
import Money
import SQL

/// Figures of one month by another way: all rows of the provider, and the calendar of Foundation.
struct PlainRecount {
    private let bookings: [SQLRow]
    private let payments: [SQLRow]
    private let refunds: [SQLRow]
    private let contacts: [String: [String]]
    private let calendar: Calendar

    init(of studio: Studio) async throws {
        (bookings, payments, refunds, contacts) = try await studio.database.transaction(.read) { connection in
            let contacts = try await connection.query(
                "SELECT booking_id, contact FROM booking_contacts ORDER BY contact"
            )
            return (
                try await connection.query("SELECT * FROM bookings"),
                try await connection.query("SELECT * FROM payments WHERE status = 'paid'"),
                try await connection.query("SELECT * FROM refunds ORDER BY refund_id"),
                // `email:` sorts before `phone:`, and tells clients apart where there is one.
                Dictionary(grouping: try contacts.map { (try $0.decode("booking_id"), try $0.decode("contact")) }) {
                    $0.0
                }
                .mapValues { $0.map(\.1) }
            )
        }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
        self.calendar = calendar
    }

    private func parts(_ row: SQLRow, _ column: String) throws -> DateComponents {
        parts(try row.decode(column))
    }

    private func parts(_ instant: Instant) -> DateComponents {
        let date = Date(timeIntervalSince1970: TimeInterval(instant.secondsSince1970))
        return calendar.dateComponents([.year, .month, .weekday, .hour], from: date)
    }

    private func month(_ row: SQLRow, _ column: String) throws -> String {
        month(try parts(row, column))
    }

    private func month(_ parts: DateComponents) -> String {
        String(format: "%04d-%02d", parts.year ?? 0, parts.month ?? 0)
    }

    private func text(_ row: SQLRow, _ column: String) throws -> String {
        try row.decode(column, as: String?.self) ?? ""
    }

    private func service(of row: SQLRow) throws -> String {
        let id = try text(row, "booking_id")
        return try bookings.first { try text($0, "booking_id") == id }.map { try text($0, "service_id") } ?? ""
    }

    /// All figures of a month and a service, or of all services, by name.
    func figures(_ month: String, _ service: String?) throws -> [String: Int64] {
        let own = try bookings.filter { try service == nil || text($0, "service_id") == service }
        var figures: [String: Int64] = [:]
        figures["made"] = Int64(try own.count { try self.month($0, "booked_at") == month })
        let sessions = try own.filter { try self.month($0, "start_at") == month }
        var starts: [Instant: Int64] = [:]
        var clients: Set<String> = []
        for row in sessions {
            let why = try text(row, "cancellation")
            let status = try text(row, "status")
            let name = ["pending": "scheduled", "confirmed": "scheduled"][status] ?? (why.isEmpty ? status : why)
            figures[name, default: 0] += 1
            let (start, end) = (
                try row.decode("start_at", as: Instant.self), try row.decode("end_at", as: Instant.self)
            )
            if why != "expiry" {
                figures["lead", default: 0] += start - (try row.decode("booked_at", as: Instant.self))
            }
            let (paid, refunded): (Int64, Int64) = (try row.decode("paid"), try row.decode("refunded"))
            figures["paid", default: 0] += paid
            figures["refunded", default: 0] += refunded
            guard status != "cancelled" else { continue }
            starts[start] = (end - start) / 60
            if let contact = contacts[try text(row, "booking_id")]?.first { clients.insert(contact) }
        }
        figures["sessions"] = Int64(starts.count)
        figures["booked_minutes"] = starts.values.reduce(0, +)
        figures["clients"] = Int64(clients.count)
        figures["returning"] = Int64(try clients.count { try came($0, before: month) })
        try addMoney(month, service, to: &figures)
        try addDecisions(sessions, to: &figures)
        return figures.filter { $0.value != 0 }
    }

    private func came(_ contact: String, before month: String) throws -> Bool {
        try bookings.contains { row in
            try text(row, "status") != "cancelled" && contacts[text(row, "booking_id")]?.contains(contact) == true
                && self.month(row, "start_at") < month
        }
    }

    private func addMoney(_ month: String, _ service: String?, to figures: inout [String: Int64]) throws {
        for payment in payments where try service == nil || self.service(of: payment) == service {
            let date = try payment.decode("paid_on", as: CivilDate?.self)
            guard try date.map({ String($0.description.prefix(7)) }) ?? self.month(payment, "paid_at") == month else {
                continue
            }
            figures["payments", default: 0] += 1
            figures["received", default: 0] += try payment.decode("amount")
        }
        for refund in refunds where try service == nil || self.service(of: refund) == service {
            let amount: Int64 = try refund.decode("amount")
            guard amount > 0, try self.month(refund, "created_at") == month else { continue }
            figures["refunds", default: 0] += 1
            figures["returned", default: 0] += amount
        }
    }

    private func addDecisions(_ sessions: [SQLRow], to figures: inout [String: Int64]) throws {
        for row in sessions where try ["client", "no_show"].contains(text(row, "cancellation")) {
            let id = try text(row, "booking_id")
            let last = try refunds.last { try text($0, "booking_id") == id && text($0, "kind") == "cancellation" }
            guard let last, let input = try last.decode("input", as: String?.self)?.data(using: .utf8),
                let record = try JSONSerialization.jsonObject(with: input) as? [String: Any],
                let paid = record["paid"] as? Int64, paid > 0
            else { continue }
            let entitlement: Int64 = try last.decode("entitlement")
            figures["decided", default: 0] += entitlement
            figures[entitlement == 0 ? "nothing" : entitlement < paid ? "part" : "all", default: 0] += 1
        }
    }

    /// Open minutes of a month from 09:00 to 17:00 on each day, and those of them that lie in some interval, minute by minute.
    func openMinutes(_ month: String, busy: [Interval]) throws -> (open: Int64, busy: Int64) {
        let numbers = month.split(separator: "-").compactMap { Int($0) }
        guard let first = calendar.date(from: DateComponents(year: numbers[0], month: numbers[1], day: 1)),
            let days = calendar.range(of: .day, in: .month, for: first)
        else { return (0, 0) }
        let taken = Set(busy.flatMap { $0.start / 60..<$0.end / 60 })
        var (open, lost): (Int64, Int64) = (0, 0)
        for day in days {
            let parts = DateComponents(year: numbers[0], month: numbers[1], day: day, hour: 9)
            guard let opening = calendar.date(from: parts) else { continue }
            let start = Int64(opening.timeIntervalSince1970) / 60
            open += 480
            lost += Int64((start..<start + 480).count { taken.contains($0) })
        }
        return (open, lost)
    }

    /// How often clients were refused a start in each month, as `"2026-03 svc_studio_… occupied"`, and in each hour of the week.
    func demand(
        _ refused: [(start: Instant, service: ServiceID, isTaken: Bool)]
    ) -> (months: [String: Int64], hours: [String: Int64]) {
        var (months, hours): ([String: Int64], [String: Int64]) = ([:], [:])
        for (start, service, isTaken) in refused {
            let parts = parts(start)
            let isOpen = (9..<17).contains(parts.hour ?? 0)
            let reason = isOpen && isTaken ? "occupied" : isOpen ? "off_grid" : "outside_hours"
            for scope in [service.rawValue, "all"] { months["\(month(parts)) \(scope) \(reason)", default: 0] += 1 }
            hours["\((parts.weekday ?? 1) - 1) \(parts.hour ?? 0)", default: 0] += 1
        }
        return (months, hours)
    }

    /// How many sessions begin in each hour of the week of some months; `"0 9"` is Sunday from nine.
    func hours(_ months: Set<String>) throws -> [String: Int64] {
        var starts: [String: Set<Instant>] = [:]
        for row in bookings where try text(row, "status") != "cancelled" && months.contains(month(row, "start_at")) {
            let parts = try parts(row, "start_at")
            let name = "\((parts.weekday ?? 1) - 1) \(parts.hour ?? 0)"
            starts[name, default: []].insert(try row.decode("start_at"))
        }
        return starts.mapValues { Int64($0.count) }
    }
}

extension FigureReport.Row {
    /// The same, as they are reported.
    var byName: [String: Int64] {
        let euro = money.first { $0.currency == .euro }?.money ?? MonthlyMoney()
        let policy = policies.first?.figures ?? PolicyFigures()
        return [
            "made": figures.made, "scheduled": figures.scheduled, "completed": figures.completed,
            "client": figures.cancelledByClient, "provider": figures.cancelledByProvider, "no_show": figures.noShows,
            "expiry": figures.expired, "sessions": figures.sessions, "booked_minutes": figures.bookedMinutes,
            "lead": figures.lead.seconds, "clients": figures.clients, "returning": figures.returningClients,
            "paid": euro.paid, "refunded": euro.refunded, "payments": euro.payments, "received": euro.received,
            "refunds": euro.refunds, "returned": euro.returned, "nothing": policy.gaveNothing,
            "part": policy.gavePart, "all": policy.gaveAll, "decided": policy.returned,
        ].filter { $0.value != 0 }
    }
}
