import AvailabilityRules
import Policies
import Testing

/// What a check tells of a rule.
struct RuleCheckTests {
    private func check(_ source: PolicySource) -> RuleReport {
        RuleCheck.run(source, now: RuleSamples.now)
    }

    @Test func `a sound rule passes with what it reads and refuses`() {
        let report = check(
            RuleSamples.allow(
                "if slot.local_start.hour < 12 then return true end return slot.client.is_returning, nil",
                before: "-- New clients come in the morning."
            )
        )
        #expect(report.isValid)
        // `true, nil` for returning clients in the afternoon.
        #expect(report.warnings.map(\.code) == ["fails_sometimes"])
        let right = check(
            RuleSamples.allow(
                """
                if slot.client.is_returning or slot.local_start.hour < 12 then return true end
                return false, "Your first visit is in the morning"
                """
            )
        )
        #expect(right.isValid)
        #expect(right.warnings.isEmpty)
        #expect(right.reads == ["local_start", "client"])
        #expect(right.reasons == ["Your first visit is in the morning"])
        #expect(right.slots > 20_000)
        #expect(right.allowed > right.slots / 2 && right.allowed < right.slots)
        #expect(right.budget.instructions < 40)
    }

    private static let warned: [(body: String, codes: [String])] = [
        ("return true", ["no_effect"]),
        ("return false", ["never_allows"]),
        ("return slot.date ~= easter", ["undefined_name", "no_effect"]),
        ("if slot.weekday == 0 then error('x') end return slot.weekday ~= 1", ["fails_sometimes"]),
        ("for i = 1, 900 do end return slot.weekday ~= 1", ["costly"]),
    ]

    @Test(arguments: warned)
    func `what is doubtful is warned of`(body: String, codes: [String]) {
        let report = check(RuleSamples.allow(body))
        #expect(report.isValid)
        #expect(report.warnings.map(\.code) == codes)
    }

    @Test func `a rule that fails for every slot is refused`() {
        let report = check(RuleSamples.allow("return slot.weekdays == 1"))
        #expect(!report.isValid)
        #expect(report.errors.map(\.code) == ["runtime"])
        #expect(report.errors.map(\.message) == ["slot has no field 'weekdays'"])
        #expect(report.errors.map(\.line) == [5])
    }

    @Test func `what is not a rule is refused, and so is a name that hides something`() {
        #expect(check(PolicySource(text: "return 1")).errors.map(\.code) == ["shape"])
        let hidden = check(
            PolicySource(text: "return {name = 'a\\u{200B}b', allow = function() return true end}")
        )
        #expect(hidden.errors.map(\.code) == ["shape"])
    }

    @Test func `the report is written as JSON`() {
        let json = check(RuleSamples.price("return slot.weekday == 6 and 12000 or 9000")).json()
        #expect(json.hasPrefix("{\"valid\": true, \"version\": \"sha256:"))
        #expect(json.contains("\"name\": \"Under test\", \"decides\": false, \"sets_prices\": true"))
        #expect(json.contains("\"reads\": [\"weekday\"]"))
    }
}
