import AvailabilityRules
import Foundation
import Policies
import Testing

/// The collection of hostile policies, each turned into a rule.
struct HostileRule: CustomTestStringConvertible {
    private struct Entry: Decodable {
        let file: String
        let must: String
        let alsoAccepted: [String]?

        enum CodingKeys: String, CodingKey {
            case file, must
            case alsoAccepted = "also_ok"
        }

        var mayBeHarmless: Bool { must == "harmless" || alsoAccepted?.contains("harmless") == true }
    }

    /// Which of a rule's functions the script becomes.
    enum Form: String, CaseIterable {
        case allow, price
    }

    let file: String
    let form: Form
    let source: PolicySource

    /// Nothing is allowed by it: as a policy it is refused, or fails for a reason that holds for rules too.
    let mustFail: Bool

    var testDescription: String { "\(file) as \(form.rawValue)" }

    /// The fields of a booking and those of a slot that scripts are to read in their place.
    private static let fields = [
        ("already_refunded", "bookings_that_day"), ("paid", "service.price"), ("currency", "service.currency"),
        ("cancelled_by", "service.name"), ("booked_at", "start_at"), ("cancelled_at", "end_at"),
        ("days_before", "weekday"), ("local_cancelled", "local_start"),
    ]

    static func all() throws -> [HostileRule] {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "PoliciesTests/Fixtures")
        return try ["hostile", "attack"].flatMap { collection in
            let folder = fixtures.appending(path: collection)
            let entries = try JSONDecoder().decode(
                [Entry].self,
                from: Data(contentsOf: folder.appending(path: "manifest.json"))
            )
            return try entries.flatMap { entry in
                let bytes = try Array(Data(contentsOf: folder.appending(path: entry.file)))
                return Form.allCases.map { form in
                    HostileRule(
                        file: entry.file,
                        form: form,
                        source: PolicySource(rewrite(bytes, as: form)),
                        mustFail: !entry.mayBeHarmless
                    )
                }
            }
        }
    }

    /// The script with a rule's names in place of a policy's, whatever its bytes.
    private static func rewrite(_ bytes: [UInt8], as form: Form) -> [UInt8] {
        var text = bytes
        for (policy, rule) in fields { text.replace(Array(".\(policy)".utf8), with: Array(".\(rule)".utf8)) }
        text.replace(Array("refund".utf8), with: Array(form.rawValue.utf8))
        return text
    }
}

@Suite(.serialized)
struct HostileRuleTests {
    /// What became of a script: why it was refused, or the verdict on each probe.
    private enum Record: Equatable {
        case refused(RuleError)
        case judged([RuleVerdict])

        var allows: Bool {
            guard case .judged(let verdicts) = self else { return false }
            return verdicts.contains(where: \.isAllowed)
        }
    }

    private static let clean = RuleSamples.price("return percent(slot.service.price, 50) + slot.local_start.hour")

    private func probes() throws -> [RuleQuestion] {
        [
            try RuleSamples.question(),
            try RuleSamples.question(now: RuleSamples.start + 7_200, price: 1, isReturning: true),
            try RuleSamples.question(
                zone: RuleSamples.zone("Australia/Lord_Howe"),
                booked: [RuleSamples.session(at: 540), RuleSamples.session(at: 720, isSameService: false)]
            ),
        ]
    }

    /// Compiles and judges, each within 50 ms of processor time.
    private func record(_ source: PolicySource, on host: RuleHost) throws -> Record {
        let rule: AvailabilityRule
        do throws(RuleError) {
            rule = try host.compile(source: source)
            // As an upload does.
            try rule.requireFitTexts()
        } catch {
            return .refused(error)
        }
        return .judged(
            try probes().map { question in
                var verdict: RuleVerdict?
                let spent = ThreadTime.spent { verdict = host.judge(RuleSamples.start, by: rule, question) }
                #expect(spent < .milliseconds(50))
                return try #require(verdict)
            }
        )
    }

    @Test(arguments: try HostileRule.all())
    func `a hostile script is contained, the same way every time`(rule: HostileRule) throws {
        let host = RuleHost()
        let first = try record(rule.source, on: host)
        if rule.mustFail { #expect(!first.allows, "\(first)") }
        if case .judged(let verdicts) = first {
            for case .failed(let error) in verdicts { #expect(error.rule != nil && error.message.count <= 500) }
        }
        for _ in 0..<3 {
            #expect(try RuleSamples.verdict(Self.clean, on: host) == .allowed(price: 5_010))
            #expect(try record(rule.source, on: host) == first)
        }
        #expect(try record(rule.source, on: RuleHost()) == first, "in a host of its own")
    }
}
