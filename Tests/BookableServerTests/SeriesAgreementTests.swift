import CivilTime
import Foundation
import HTTPTypes
import Testing
import TestSupport

/// A series is booked if every occurrence is in the list of slots, and else exactly the others are named.
struct SeriesAgreementTests {
    @Test(arguments: [11, 12] as [UInt64])
    func `random series agree with the list`(seed: UInt64) async throws {
        try await Stage.run { stage in
            var random = SplitMix64(seed: seed)
            let anna = try await stage.openPractice(service: ["max_occurrences": 12, "booking_window_days": 60])
            for _ in 0..<40 {
                let start = Self.calendar.start(Int.random(in: 8..<60, using: &random), random.hour)
                _ = try await stage.book(anna, at: Self.text(start))
            }
            var outcomes = Set<Int>()
            for step in 0..<14 {
                let listed = try await starts(of: anna, on: stage)
                let series = random.series()
                let expected = series.occurrences
                let missing = expected.filter { !(($0.start.map { listed.contains(Self.text($0)) }) ?? false) }
                let reply = try await stage.book(anna, at: Self.text(series.start), series.request)
                let comment: Comment = "seed \(seed), step \(step): \(series.request), \(reply.json)"
                outcomes.insert(reply.status)
                guard missing.isEmpty else {
                    #expect(reply.status == 409, comment)
                    let named = reply.json["conflicts"].array.compactMap(\.["date"].string)
                    #expect(named == missing.map(\.date), comment)
                    continue
                }
                #expect(reply.status == 201, comment)
                #expect(SeriesTests.starts(reply) == expected.compactMap { $0.start.map(Self.text) }, comment)
            }
            #expect(outcomes == [201, 409], "Both happened with seed \(seed).")
        }
    }

    fileprivate static let calendar = BerlinCalendar()

    fileprivate static func text(_ date: Date) -> String { Timestamp.format(Int64(date.timeIntervalSince1970)) }

    private func starts(of practice: Practice, on stage: Stage) async throws -> Set<String> {
        let reply = try await stage.send(.get, practice.slots(from: "2026-03-02", to: "2026-06-01"))
        return Set(reply.json["slots"].array.compactMap(\.["start_at"].string))
    }
}

/// What Foundation knows of dates in Berlin, which is read independently of the server.
private struct BerlinCalendar {
    private var calendar = Calendar(identifier: .gregorian)

    init() {
        calendar.timeZone = TimeZone(identifier: "Europe/Berlin") ?? .gmt
    }

    /// An hour of the day so many days after 2026-03-02.
    func start(_ day: Int, _ hour: Int) -> Date {
        calendar.date(from: DateComponents(year: 2026, month: 3, day: 2 + day, hour: hour)) ?? .distantPast
    }

    func occurrence(of start: Date, _ number: Int, _ every: String) -> (date: String, start: Date?) {
        var parts = calendar.dateComponents([.year, .month, .day, .hour], from: start)
        guard every == "month" else {
            let days = number * (every == "week" ? 7 : 14)
            let date = calendar.date(byAdding: .day, value: days, to: start) ?? start
            return (text(calendar.dateComponents([.year, .month, .day], from: date)), date)
        }
        let months = (parts.month ?? 1) - 1 + number
        parts.year = (parts.year ?? 0) + months / 12
        parts.month = months % 12 + 1
        return (text(parts), parts.isValidDate(in: calendar) ? calendar.date(from: parts) : nil)
    }

    private func text(_ parts: DateComponents) -> String {
        String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    }
}

private struct RandomSeries {
    let start: Date
    let every: String
    let count: Int

    var request: JSONValue { ["repeat": ["every": .string(every), "count": .integer(Int64(count))]] }

    var occurrences: [(date: String, start: Date?)] {
        (0..<count).map { SeriesAgreementTests.calendar.occurrence(of: start, $0, every) }
    }
}

extension SplitMix64 {
    /// From before the opening to the last session.
    fileprivate var hour: Int {
        mutating get { Int.random(in: 9...16, using: &self) }
    }

    fileprivate mutating func series() -> RandomSeries {
        RandomSeries(
            start: SeriesAgreementTests.calendar.start(Int.random(in: 1..<45, using: &self), hour),
            every: ["week", "two_weeks", "month"].randomElement(using: &self) ?? "week",
            count: Int.random(in: 2...4, using: &self)
        )
    }
}
