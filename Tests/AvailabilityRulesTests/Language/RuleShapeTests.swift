import AvailabilityRules
import Policies
import Testing

/// What a script must return to be a rule.
struct RuleShapeTests {
    private let host = RuleHost()

    @Test func `a rule tells its name, description and what it does`() throws {
        let source = PolicySource(
            text: """
                return {name = "Evenings", description = "After work.",
                  allow = function(slot) return true end, price = function(slot) return 1 end}
                """
        )
        let rule = try host.compile(source: source)
        #expect(rule.name == "Evenings")
        #expect(rule.description == "After work.")
        #expect(rule.decides && rule.hasPrice)
        #expect(rule.version == source.version)
    }

    @Test func `a rule needs only one of its functions, and no description`() throws {
        let deciding = try host.compile(source: RuleSamples.allow("return true"))
        #expect(deciding.description == nil)
        #expect(deciding.decides && !deciding.hasPrice)
        let pricing = try host.compile(source: RuleSamples.price("return 1"))
        #expect(!pricing.decides && pricing.hasPrice)
    }

    private static let refused: [(text: String, message: String)] = [
        ("return 5", "the script must return a table with name and allow, price or both, not number"),
        ("return {allow = function() return true end}", "the rule has no name"),
        ("return {name = 'x'}", "the rule has neither an allow function nor a price function"),
        ("return {name = ' ', allow = function() end}", "name is empty"),
        ("return {name = 5, allow = function() end}", "name must be text, not number"),
        ("return {name = 'x', allow = true}", "allow must be a function, not boolean"),
        ("return {name = 'x', price = math.max}", "price must be a function of the rule's own, not a built-in"),
        (
            "return {name = 'x', allow = function() end, when = 1, alow = 2}",
            "the rule has the field 'alow'; its fields are name, description, allow and price"
        ),
        (
            "return {name = 'x', allow = function() end, 7}",
            "the rule has something besides name, description, allow and price"
        ),
        ("return {name = 'x', description = {}, allow = function() end}", "description must be text, not table"),
    ]

    @Test(arguments: refused)
    func `what is not a rule is refused with what is wrong`(text: String, message: String) {
        let error = #expect(throws: RuleError.self) { try host.compile(source: PolicySource(text: text)) }
        #expect(error?.code == .shape)
        #expect(error?.message == message)
    }

    @Test func `a script that does not end is refused`() {
        let endless = #expect(throws: RuleError.self) {
            try host.compile(source: PolicySource(text: "while true do end"))
        }
        #expect(endless?.code == .instructions)
        #expect(endless?.message == "the script did not come to an end within 20000 instructions")
        let greedy = #expect(throws: RuleError.self) {
            try host.compile(source: PolicySource(text: "local t = {} for i = 1, 4000 do t[i] = {i} end return t"))
        }
        #expect(greedy?.code == .memory)
    }

    @Test func `syntax errors tell their line`() {
        let error = #expect(throws: RuleError.self) {
            try host.compile(source: PolicySource(text: "return {\n 1 +\n}"))
        }
        #expect(error?.code == .syntax)
        #expect(error?.line == 3)
    }

    @Test func `the environment of a rule can be replaced by the rule alone`() throws {
        let text = "local floor = math.floor _ENV = {x = 2} "
        let source = RuleSamples.price("x = x + 1 return floor(x)", before: text)
        for _ in 0..<3 { #expect(try RuleSamples.verdict(source, on: host) == .allowed(price: 3)) }
    }
}
