import AvailabilityRules
import Policies
import Testing

/// What `allow` and `price` may answer.
struct RuleAnswerTests {
    @Test func `true allows, and false refuses with or without a reason`() throws {
        #expect(try RuleSamples.verdict(RuleSamples.allow("return true")) == .allowed(price: nil))
        #expect(try RuleSamples.verdict(RuleSamples.allow("return false")) == .refused(reason: nil))
        #expect(try RuleSamples.verdict(RuleSamples.allow("return false, nil")) == .refused(reason: nil))
        #expect(
            try RuleSamples.verdict(RuleSamples.allow("return false, 'Evenings only'"))
                == .refused(reason: "Evenings only")
        )
    }

    @Test func `a price counts where the slot is allowed`() throws {
        let text = """
            return {name = 'x', allow = function(slot) return slot.weekday == 2, nil end,
              price = function(slot) return percent(slot.service.price, 125) end}
            """
        let source = PolicySource(text: text)
        // `true, nil` is more than an answer.
        guard case .failed(let error) = try RuleSamples.verdict(source) else {
            Issue.record("Two values were taken for one.")
            return
        }
        #expect(error.message == "allow returned true and 1 more; true stands alone")
        let right = PolicySource(text: text.replacing(", nil end", with: " end"))
        #expect(try RuleSamples.verdict(right) == .allowed(price: 12_499))
        let wednesday = RuleSamples.start + 86_400
        #expect(try RuleSamples.verdict(right, at: wednesday) == .refused(reason: nil))
    }

    private static let wrong: [(body: String, message: String)] = [
        ("return", "allow must return true, or false and a reason, not nothing"),
        ("return nil", "allow must return true, or false and a reason, not nil"),
        ("return 1", "allow must return true, or false and a reason, not number"),
        ("return 'no'", "allow must return true, or false and a reason, not string"),
        ("return false, 5", "reason must be text, not number"),
        ("return false, 'a', 'b'", "allow returned false and 2 more; one reason will do"),
        ("return false, 'two\\nlines'", "reason must be one line of plain UTF-8 text"),
        ("return false, ('x'):rep(201)", "reason is longer than 200 bytes"),
        ("return slot.weekda == 1", "slot has no field 'weekda'"),
        ("return slot.client.name == 'Kim'", "slot.client has no field 'name'"),
        ("slot.weekday = 3 return true", "the slot cannot be changed"),
        (
            "return slot.bookings_lasting('1') > 0",
            "slot.bookings_lasting needs a whole number of seconds, as in slot.bookings_lasting(hours(1.5)), not string"
        ),
        ("return os.time() > 0", "'os' is not available to rules"),
        ("return tiers({}) == nil", "'tiers' is not defined"),
        ("error('closed for a reason')", "closed for a reason"),
    ]

    @Test(arguments: wrong)
    func `anything else is a failure that names the rule`(body: String, message: String) throws {
        guard case .failed(let error) = try RuleSamples.verdict(RuleSamples.allow(body)) else {
            Issue.record("\(body) was taken for an answer.")
            return
        }
        #expect(error.message == message)
        #expect(error.rule == "Under test")
        #expect(error.description.hasPrefix("rule \"Under test\": "))
    }

    private static let wrongPrices: [(body: String, message: String)] = [
        ("return", "price returned 0 values; it must return one"),
        ("return 1, 2", "price returned 2 values; it must return one"),
        ("return nil", "price must return a whole number of minor units, not nil"),
        ("return '5'", "price must return a whole number of minor units, not string"),
        ("return -1", "price returned -1, which is below zero"),
        (
            "return slot.service.price * 1.25",
            "price returned 12498.75, which is not a whole number: use percent(amount, p) or // in place of /"
        ),
        ("return 10.0", "price returned 10.0, which is not a whole number: use percent(amount, p) or // in place of /"),
        (
            "return 1000000000001",
            "price returned 1000000000001, which is more than the 1000000000000 that a price can be"
        ),
    ]

    @Test(arguments: wrongPrices)
    func `a price that is none is a failure`(body: String, message: String) throws {
        guard case .failed(let error) = try RuleSamples.verdict(RuleSamples.price(body)) else {
            Issue.record("\(body) was taken for a price.")
            return
        }
        #expect(error.code == .result)
        #expect(error.message == message)
    }

    @Test func `a slot has two thousand instructions and no more`() throws {
        func loop(_ count: Int) -> PolicySource {
            RuleSamples.allow("for i = 1, \(count) do end return true")
        }
        #expect(try RuleSamples.verdict(loop(1_900)).isAllowed)
        guard case .failed(let error) = try RuleSamples.verdict(loop(2_100)) else {
            Issue.record("A slot took more than its instructions.")
            return
        }
        #expect(error.code == .instructions)
        #expect(error.message == "the script did not come to an end within 2000 instructions")
    }
}
