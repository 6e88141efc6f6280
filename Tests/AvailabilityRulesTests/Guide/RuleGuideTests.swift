import AvailabilityRules
import Foundation
import Policies
import Testing

/// The rules of the guide, each held to what it says.
struct RuleGuideTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/availability-rules.md")

    /// The scripts of the guide by the names of their rules.
    private static func scripts() throws -> [String: PolicySource] {
        let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```lua\n").dropFirst()
        let host = RuleHost()
        return try Dictionary(
            uniqueKeysWithValues: parts.map { part in
                let text = try #require(part.components(separatedBy: "```").first)
                let source = PolicySource(text: text)
                return (try host.compile(source: source).name, source)
            }
        )
    }

    /// A slot, and what a rule says of it.
    struct Case: CustomTestStringConvertible {
        let rule: String
        /// In UTC, which is also the provider's zone.
        let start: String
        var minutes: Int64 = 60
        var notice: Int64 = 172_800
        var isReturning = false
        /// Starts in hours of the date, with lengths in minutes.
        var booked: [(hour: Double, minutes: Int64)] = []
        let expected: RuleVerdict

        var testDescription: String { "\(rule) at \(start)" }
    }

    private static let free = RuleVerdict.allowed(price: nil)

    private static let cases: [Case] = [
        Case(rule: "First visits in the morning", start: "2026-03-10T11:45:00Z", expected: free),
        Case(
            rule: "First visits in the morning",
            start: "2026-03-10T12:00:00Z",
            expected: .refused(reason: "A first visit is in the morning")
        ),
        Case(rule: "First visits in the morning", start: "2026-03-10T12:00:00Z", isReturning: true, expected: free),
        Case(
            rule: "Two long sessions a day",
            start: "2026-03-10T16:00:00Z",
            minutes: 90,
            booked: [(8, 120), (13, 90)],
            expected: .refused(reason: "No more long sessions on this day")
        ),
        Case(
            rule: "Two long sessions a day",
            start: "2026-03-10T16:00:00Z",
            booked: [(8, 120), (13, 90)],
            expected: free
        ),
        Case(
            rule: "Two long sessions a day",
            start: "2026-03-10T16:00:00Z",
            minutes: 120,
            booked: [(8, 120), (13, 60)],
            expected: free
        ),
        Case(rule: "Every second hour", start: "2026-03-10T10:00:00Z", expected: free),
        Case(
            rule: "Every second hour",
            start: "2026-03-10T11:00:00Z",
            expected: .refused(reason: "Sessions begin at even hours")
        ),
        Case(
            rule: "Every second hour",
            start: "2026-03-10T10:30:00Z",
            expected: .refused(reason: "Sessions begin at even hours")
        ),
        Case(
            rule: "Half an hour between sessions",
            start: "2026-03-10T10:15:00Z",
            booked: [(9, 60)],
            expected: .refused(reason: "Too soon after a session")
        ),
        Case(
            rule: "Half an hour between sessions",
            start: "2026-03-10T10:30:00Z",
            booked: [(9, 60), (12, 60)],
            expected: free
        ),
        Case(
            rule: "Half an hour between sessions",
            start: "2026-03-10T10:45:00Z",
            booked: [(9, 60), (12, 60)],
            expected: .refused(reason: "Too close to the next session")
        ),
        Case(
            rule: "School holidays",
            start: "2026-08-29T14:00:00Z",
            expected: .refused(reason: "Summer holidays: mornings only")
        ),
        Case(rule: "School holidays", start: "2026-08-29T11:00:00Z", expected: free),
        Case(rule: "School holidays", start: "2026-08-30T14:00:00Z", expected: free),
        Case(rule: "Evenings and Saturdays", start: "2026-03-10T16:45:00Z", expected: .allowed(price: 9_999)),
        Case(rule: "Evenings and Saturdays", start: "2026-03-10T17:00:00Z", expected: .allowed(price: 11_999)),
        Case(rule: "Evenings and Saturdays", start: "2026-03-14T09:00:00Z", expected: .allowed(price: 11_999)),
        Case(rule: "Last minute", start: "2026-03-10T10:00:00Z", notice: 86_400, expected: .allowed(price: 9_999)),
        Case(rule: "Last minute", start: "2026-03-10T10:00:00Z", notice: 86_399, expected: .allowed(price: 7_499)),
        Case(rule: "No holes", start: "2026-03-10T10:00:00Z", booked: [(9, 60)], expected: free),
        Case(
            rule: "No holes",
            start: "2026-03-10T10:30:00Z",
            booked: [(9, 60)],
            expected: .refused(reason: "It would leave a gap too short to book")
        ),
        Case(rule: "No holes", start: "2026-03-10T11:00:00Z", booked: [(9, 60)], expected: free),
        Case(
            rule: "No holes",
            start: "2026-03-10T10:00:00Z",
            booked: [(11.5, 60)],
            expected: .refused(reason: "It would leave a gap too short to book")
        ),
        Case(rule: "First and third Saturday", start: "2026-03-07T10:00:00Z", expected: free),
        Case(
            rule: "First and third Saturday",
            start: "2026-03-14T10:00:00Z",
            expected: .refused(reason: "On Saturdays only the first and third of the month")
        ),
        Case(rule: "First and third Saturday", start: "2026-03-21T10:00:00Z", expected: free),
        Case(rule: "First and third Saturday", start: "2026-03-13T10:00:00Z", expected: free),
        Case(
            rule: "Quiet season",
            start: "2026-02-10T18:00:00Z",
            booked: [(8, 60), (10, 60), (12, 60)],
            expected: .refused(reason: "Fully booked in the quiet season")
        ),
        Case(
            rule: "Quiet season",
            start: "2026-02-10T18:00:00Z",
            isReturning: true,
            booked: [(8, 60), (10, 60), (12, 60)],
            expected: free
        ),
        Case(
            rule: "Quiet season",
            start: "2026-03-10T18:00:00Z",
            booked: [(8, 60), (10, 60), (12, 60), (14, 60)],
            expected: free
        ),
    ]

    @Test(arguments: cases)
    func `a rule of the guide does what it says`(example: Case) throws {
        let start = Int64(try Date(example.start, strategy: .iso8601).timeIntervalSince1970)
        let midnight = start / 86_400 * 86_400
        let question = try RuleSamples.question(
            now: start - example.notice,
            duration: example.minutes * 60,
            isReturning: example.isReturning,
            booked: example.booked.map { hour, minutes in
                let booked = midnight + Int64(hour * 3_600)
                return RuleSession(startAt: booked, endAt: booked + minutes * 60, isSameService: true)
            }
        )
        let source = try #require(try Self.scripts()[example.rule])
        #expect(try RuleSamples.verdict(source, at: start, question) == example.expected)
    }

    @Test func `every rule of the guide has cases and passes the check without a warning`() throws {
        let scripts = try Self.scripts()
        #expect(scripts.count == 10)
        #expect(Set(Self.cases.map(\.rule)) == Set(scripts.keys))
        for (name, source) in scripts {
            let report = RuleCheck.run(source, now: RuleSamples.now)
            #expect(report.isValid && report.warnings.isEmpty, "\(name): \(report)")
        }
    }

    @Test func `the guide names every warning and every field`() throws {
        let guide = try String(contentsOf: Self.file, encoding: .utf8)
        for warning in RuleReport.Warning.allCases {
            #expect(guide.contains("| `\(warning.rawValue)` |"), "\(warning)")
        }
        for field in ["start_at", "end_at", "date", "weekday", "local_start", "notice", "service", "client"] {
            #expect(guide.contains("`slot.\(field)`"), "\(field)")
        }
    }
}
