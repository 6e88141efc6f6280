@testable import Bookings
import CivilTime
import Foundation
import SQL
import Synchronization
import Testing

/// The figures of a practice are those of its rows, however they came about.
///
/// Any number of practices can be tried: `make figure-proof`, or `BOOKABLE_SEEDS=100..<200 swift test --filter FigureTests`.
@Suite(.ownDatabases)
struct FigureTests {
    private static let seeds: [UInt64] = {
        let text = ProcessInfo.processInfo.environment["BOOKABLE_SEEDS"] ?? ""
        let bounds = text.split(separator: "..<").compactMap { UInt64($0) }
        return bounds.count == 2 && bounds[0] < bounds[1] ? Array(bounds[0]..<bounds[1]) : [1, 23, 37]
    }()

    @Test(arguments: Engine.allCases, seeds)
    func `figures are those of a recount, and a rebuild changes none`(engine: Engine, seed: UInt64) async throws {
        var life = try await FigureLife(on: engine, seed: seed)
        try await life.run(bookings: 30)
        let (studio, services) = (life.studio, life.services)
        let counted = try await Self.tables(of: studio)
        #expect(counted.count > 50, "Seed \(seed) has figures.")
        let recount = try await PlainRecount(of: studio)
        let busy = life.events + life.blocks.map(\.span)
        #expect(busy.count > 3, "Seed \(seed) has busy times.")
        for service in [nil] + services.map(Optional.some) {
            let report = try await Self.report(of: studio, service)
            #expect(report.isCurrent)
            for row in report.rows where row.service == service {
                let expected = try recount.figures(row.month.description, service?.rawValue)
                let open = try recount.openMinutes(row.month.description, busy: busy)
                #expect(row.openMinutes == open.open && row.busyMinutes == open.busy, "seed \(seed), \(row.month)")
                #expect(row.byName == expected, "seed \(seed), \(row.month) of \(service?.rawValue ?? "all")")
            }
        }
        let report = try await Self.report(of: studio, nil)
        let months = Set(report.rows.map(\.month.description))
        let starts = report.hours.filter { $0.counts.sessions > 0 }
            .map { ("\($0.hour.dayOfWeek) \($0.hour.hour)", $0.counts.sessions) }
        #expect(try Dictionary(starts) { $0 + $1 } == recount.hours(months), "seed \(seed)")
        let demand = recount.demand(life.refused)
        let told = report.rows.flatMap { row in
            row.demand.reasons.map { reason, counts in
                // What is taken is taken by others or by busy time.
                let name = reason == .busy ? "occupied" : reason.rawValue
                return ("\(row.month) \(row.service?.rawValue ?? "all") \(name)", counts.bookings)
            }
        }
        #expect(!told.isEmpty && Dictionary(told) { $0 + $1 } == demand.months, "seed \(seed)")
        let askedHours = report.hours.filter { $0.demand.asked > 0 }
            .map { ("\($0.hour.dayOfWeek) \($0.hour.hour)", $0.demand.asked) }
        #expect(Dictionary(askedHours) { $0 + $1 } == demand.hours, "seed \(seed)")
        try await life.counter.rebuild(studio.provider)
        #expect(try await Self.tables(of: studio) == counted, "seed \(seed)")
    }

    private static func report(of studio: Studio, _ service: ServiceID?) async throws -> FigureReport {
        let request = try FigureRequest(
            of: studio.provider,
            from: #require(CalendarMonth("2026-01")),
            to: #require(CalendarMonth("2027-06")),
            service: service
        )
        return try await studio.database.transaction(.read) {
            try await FigureDesk(zones: .system).report(request, in: $0)
        }
    }

    /// All rows of figures as text.
    private static func tables(of studio: Studio) async throws -> [String] {
        let columns = [
            "monthly_figures": """
            service_id, month, made, bookings, scheduled, completed, cancelled_by_client, cancelled_by_provider, no_shows,
            expired, sessions, booked_minutes, lead_seconds, lead_classes, clients, returning_clients
            """,
            "monthly_money": "service_id, month, currency, paid, refunded, payments, received, refunds, returned",
            "monthly_policy_figures": """
            service_id, month, policy_id, currency, bookings, cancelled_by_client, cancelled_by_provider, no_shows,
            gave_nothing, gave_part, gave_all, undecided, paid, returned
            """,
            "monthly_start_hours": "service_id, month, day_of_week, hour, sessions, bookings",
            "monthly_demand": "service_id, month, outcome, looks, bookings",
            "monthly_demand_hours": "service_id, month, day_of_week, hour, asked, offered",
        ]
        return try await studio.database.transaction(.read) { connection in
            var lines: [String] = []
            for (table, columns) in columns {
                let fields = columns.split(whereSeparator: { ", \n".contains($0) }).joined(separator: " || ' ' || ")
                let rows = try await connection.query(
                    SQLStatement(unsafeRaw: "SELECT '\(table) ' || \(fields) AS line FROM \(table)")
                )
                lines += try rows.map { try $0.decode("line") }
            }
            return lines.sorted()
        }
    }

    @Test(arguments: Engine.allCases)
    func `what is counted while somebody else writes is not kept`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let store = FigureStore()
        _ = try await studio.book(at: Studio.opening)
        let mark = try await studio.database.transaction(.read) { try await store.mark(of: studio.provider, in: $0) }
        try await FigureCounter(database: studio.database, zones: .system).count(studio.provider)
        let counted = try await Self.tables(of: studio)
        // As one would that began to count before the other, and ends after it.
        let isKept = try await studio.database.transaction(.write) { connection in
            try await store.replace(mark, of: studio.provider, countedTo: 0, in: zone, connection)
        }
        #expect(!isKept)
        try await FigureCounter(database: studio.database, zones: .system).count(studio.provider)
        #expect(try await Self.tables(of: studio) == counted)
    }

    /// One that ends counting at a statement, as the death of a server does.
    private struct Death: Error {}

    @Test(arguments: Engine.allCases, [false, true])
    func `wherever counting ends, the next time makes up for it`(engine: Engine, isOfAll: Bool) async throws {
        let studio = try await Studio(on: engine)
        let first = try await studio.book(at: Studio.opening)
        try await FigureCounter(database: studio.database, zones: .system).count(studio.provider)
        for hour in 1...2 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600) }
        _ = try await studio.cancel(first, at: Studio.now)
        if isOfAll {
            try await studio.database.transaction(.write) { connection in
                try await connection.execute("UPDATE figure_marks SET counted = NULL, time_zone = NULL")
            }
        }
        var deaths = 0
        while true {
            let left = Mutex(deaths)
            let database = TappedDatabase(studio.database) { _ in
                try left.withLock { left in
                    left -= 1
                    if left < 0 { throw Death() }
                }
            }
            do {
                try await FigureCounter(database: database, zones: .system).count(studio.provider)
                break
            } catch is Death {
                deaths += 1
            }
        }
        #expect(deaths > 20, "Counting takes more statements than that.")
        let counted = try await Self.tables(of: studio)
        let report = try await Self.report(of: studio, nil)
        let row = try #require(report.rows.first { $0.figures.scheduled > 0 })
        #expect(report.isCurrent && row.figures.scheduled == 2 && row.figures.cancelledByClient == 1)
        try await FigureCounter(database: studio.database, zones: .system).rebuild(studio.provider)
        #expect(try await Self.tables(of: studio) == counted)
    }

    @Test(arguments: Engine.allCases)
    func `one job stands for all events that wait`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        try await studio.database.transaction(.write) { connection in
            try await EventSubscriptionStore().register(.figures, in: connection)
        }
        for hour in 0..<3 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600) }
        let kind = EventSubscriber.figures.jobKind
        #expect(try await studio.claim(9, [kind]).isEmpty, "It waits for more.")
        let job = try #require(try await studio.claim(9, [kind], at: Studio.now + 30).first)
        #expect(try await studio.jobs().count == 1)
        // One that is worked on is done once more, for it may have looked already.
        _ = try await studio.book(at: Studio.opening + 4 * 3_600)
        #expect(try await studio.jobs().map(\.requests) == [2])
        _ = try await studio.write { try await $0.finish(job, in: $1) }
        #expect(try await studio.claim(9, [kind], at: Studio.now + 30).count == 1)
    }

    @Test func `events that were removed before they were counted have all counted again`() async throws {
        let studio = try await Studio()
        let counter = FigureCounter(database: studio.database, zones: .system)
        _ = try await studio.book(at: Studio.opening)
        try await counter.count(studio.provider)
        for hour in 1...3 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600) }
        try await studio.database.transaction(.write) { connection in
            try await connection.execute("DELETE FROM events WHERE sequence < 8")
        }
        try await counter.count(studio.provider)
        let report = try await Self.report(of: studio, nil)
        #expect(report.isCurrent && report.rows.filter { $0.service == nil }.map(\.figures.scheduled).reduce(0, +) == 4)
    }

    @Test func `in another zone months begin elsewhere, and open time is that of the hours`() async throws {
        let studio = try await Studio()
        // 2026-04-01T00:30 in Berlin, and still March in UTC; against the hours, so by the provider.
        let counter = FigureCounter(database: studio.database, zones: .system)
        var request = studio.request(at: Instant(1_774_996_200))
        request.override = "A favour"
        let asked = request
        try await studio.database.transaction(.write, by: try studio.asProvider, at: Studio.now) { transaction in
            guard case .booked = try await studio.desk.book(asked, in: transaction) else {
                throw BookingsError(.conflict, "The start was refused.")
            }
        }
        func months() async throws -> [String] {
            try await counter.count(studio.provider)
            let report = try await Self.report(of: studio, nil)
            return report.rows.filter { $0.service == nil && $0.figures.sessions > 0 }.map(\.month.description)
        }
        #expect(try await months() == ["2026-04"])
        try await studio.database.transaction(.write) { connection in
            try await connection.execute("UPDATE providers SET time_zone = 'UTC'")
        }
        #expect(try await months() == ["2026-03"])
        let row = try #require(try await Self.report(of: studio, nil).rows.first { $0.figures.sessions > 0 })
        #expect(row.openMinutes == 31 * 8 * 60 && row.utilisationBasisPoints == 60 * 10_000 / (31 * 8 * 60))
    }

    @Test func `too many months, and an end before its beginning, are refused`() throws {
        let (from, to) = (try #require(CalendarMonth("2026-01")), try #require(CalendarMonth("2029-01")))
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        #expect(throws: BookingsError.self) { try FigureRequest(of: provider, from: from, to: to) }
        #expect(throws: BookingsError.self) { try FigureRequest(of: provider, from: to, to: from) }
        #expect(CalendarMonth("2026-13") == nil && CalendarMonth("2026-3") == nil && CalendarMonth("2026-03-01") == nil)
    }
}
