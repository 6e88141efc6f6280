@testable import Bookings
import CivilTime
import Intervals
import SQL
import Scheduling
import Testing

/// What clients ask for is counted with the reason for which it was not offered, and counting is never in anybody's way.
@Suite(.ownDatabases)
struct DemandTests {
    /// An hour of 2026-03-09, a Monday, from 09:00 in Berlin on.
    private static func hour(_ number: Int64, day: Int64 = 0) -> Interval {
        let start = Studio.opening.secondsSince1970 + day * 86_400 + number * 3_600
        return Interval(start: start, end: start + 3_600)
    }

    @Test(arguments: Engine.allCases)
    func `each look is counted in its hour with the first reason`(engine: Engine) async throws {
        var timing = ServiceTiming(durationMinutes: 60)
        (timing.minimumNoticeMinutes, timing.bookingWindowDays) = (120, 30)
        let studio = try await Studio(on: engine, timing: timing)
        _ = try await studio.book(at: Studio.opening)
        let log = DemandLog(seed: 1)
        // Free, taken, closed, too soon, too far ahead and over.
        let soon = Interval(start: Studio.now.secondsSince1970, end: Studio.now.secondsSince1970 + 3_600)
        let looks = [
            (Self.hour(1), 3), (Self.hour(0), 2), (Self.hour(9), 1), (soon, 1), (Self.hour(2, day: 60), 1),
            (Self.hour(0, day: -8), 5),
        ]
        for (span, times) in looks {
            for _ in 0..<times { try await studio.look(in: span, log) }
        }
        await log.explain()
        try await log.write(on: studio.database)
        let report = try await studio.report()
        let march = try #require(report.rows.first { $0.month.description == "2026-03" && $0.service != nil }).demand
        #expect(march[.offered].looks == 3 && march[.occupied].looks == 2 && march[.outsideHours].looks == 1)
        #expect(march[.noticeTooShort].looks == 1 && march.asked == 7, "What was over is not counted: \(march)")
        let may = try #require(report.rows.first { $0.month.description == "2026-05" && $0.service == nil }).demand
        #expect(may.asked == 1 && may[.outsideBookingWindow].looks == 1)
        let monday = report.hours.filter { $0.hour.dayOfWeek == 1 && $0.demand.asked > 0 }
        #expect(monday.map(\.hour.hour) == [9, 10, 18] && monday.map(\.demand.asked) == [3, 3, 1])
        #expect(monday.map(\.demand.offered) == [0, 3, 0])
        // The provider has 8 hours open each day, and nothing is open at six.
        #expect(monday.map { $0.openMinutes > 0 } == [true, true, false])
    }

    @Test func `of a longer time an hour is drawn in which the provider is open`() async throws {
        let studio = try await Studio()
        for hour in 0..<4 { _ = try await studio.book(at: Studio.opening + Int64(hour) * 3_600) }
        let log = DemandLog(seed: 7)
        let day = Interval(
            start: Studio.opening.secondsSince1970 - 9 * 3_600,
            end: Studio.opening.secondsSince1970 + 15 * 3_600
        )
        for _ in 0..<200 { try await studio.look(in: day, log) }
        await log.explain()
        try await log.write(on: studio.database)
        let report = try await studio.report()
        let demand = try #require(report.rows.first { $0.demand.asked > 0 }).demand
        #expect(demand.asked == 200 && demand[.outsideHours].looks == 0)
        // Half of the hours are taken.
        #expect((70...130).contains(demand[.occupied].looks) && demand.offered == 200 - demand[.occupied].looks)
        let hours = report.hours.filter { $0.demand.asked > 0 }
        #expect(hours.map(\.hour.hour) == Array(9..<17) && hours.allSatisfy { $0.demand.asked > 10 })
        #expect(hours.map { $0.demand.offered > 0 } == [false, false, false, false, true, true, true, true])
    }

    @Test func `a sample stands for more looks than there is room for`() async throws {
        let studio = try await Studio()
        let log = DemandLog(seed: 3)
        let calendar = try await studio.calendar(in: Self.hour(1))
        let look = DemandLook(for: studio.service.id, of: studio.provider, in: [Self.hour(1)])
        for _ in 0..<10_000 { log.note(DemandNote(look, answeredFrom: calendar.slots, at: Studio.now)) }
        await log.explain()
        try await log.write(on: studio.database)
        let asked = try #require(try await studio.report().rows.first { $0.demand.asked > 0 }).demand.asked
        #expect((9_900...10_100).contains(asked), "\(asked)")
    }

    private struct Broken: Error {}

    @Test(arguments: Engine.allCases)
    func `a write that fails loses samples and counts none twice`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        let log = DemandLog(seed: 5)
        for number in 1...3 {
            try await studio.look(in: Self.hour(1), log)
            await log.explain()
            let isBroken = number == 2
            let database = TappedDatabase(studio.database) { text in
                // In the middle of the transaction, after the first of its statements.
                if isBroken, text.contains("monthly_demand_hours") { throw Broken() }
            }
            do {
                try await log.write(on: database)
                #expect(!isBroken)
            } catch {
                #expect(isBroken, "\(error)")
            }
        }
        let report = try await studio.report()
        #expect(report.rows.filter { $0.service == nil }.map(\.demand.asked).reduce(0, +) == 2)
        #expect(report.hours.map(\.demand.asked).reduce(0, +) == 2)
        try await FigureCounter(database: studio.database, zones: .system).rebuild(studio.provider)
        let rebuilt = try await studio.report()
        #expect(rebuilt.rows.filter { $0.service == nil }.map(\.demand.asked).reduce(0, +) == 2, "A rebuild keeps it.")
    }

    @Test func `what refuses a start first is its reason`() {
        let reasons: [Explanation.Reason] = [
            .busy(index: 0, own: .session), .notice(earliest: 0), .closed(.noHours(dayOfWeek: 0)),
        ]
        #expect(DemandOutcome(reasons) == .outsideHours && DemandOutcome(Array(reasons.prefix(2))) == .noticeTooShort)
        #expect(DemandOutcome([]) == .availabilityRule)
    }
}

extension Studio {
    fileprivate func calendar(in span: Interval) async throws -> OfferedCalendar {
        try await CalendarCache(database: database, zones: .system).calendar(
            of: service.id,
            of: provider,
            starts: Instant(span.start)...Instant(span.end),
            at: Self.now
        )
    }

    fileprivate func look(in span: Interval, _ log: DemandLog) async throws {
        let look = DemandLook(for: service.id, of: provider, in: [span])
        log.note(DemandNote(look, answeredFrom: try await calendar(in: span).slots, at: Self.now))
    }

    fileprivate func report() async throws -> FigureReport {
        let request = try FigureRequest(
            of: provider,
            from: #require(CalendarMonth("2026-01")),
            to: #require(CalendarMonth("2026-12"))
        )
        return try await database.transaction(.read) { try await FigureDesk(zones: .system).report(request, in: $0) }
    }
}
