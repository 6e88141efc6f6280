import AllocationCounter
import AvailabilityRules
import Policies
import Testing

/// A verdict depends on the source and the slot alone.
struct RuleIsolationTests {
    private static let keeping: [(name: String, source: PolicySource, price: Int64)] = [
        ("an upvalue", RuleSamples.price("n = n + 1 return n", before: "local n = 0"), 1),
        ("a global", RuleSamples.price("n = n + 1 return n", before: "n = 0"), 1),
        ("a new global", RuleSamples.price("m = (m or 0) + 1 return m"), 1),
        ("a table of the chunk", RuleSamples.price("t[#t + 1] = 1 return #t", before: "local t = {}"), 1),
        ("a field of a table", RuleSamples.price("t.a = t.a + 1 return t.a", before: "local t = {a = 0}"), 1),
        (
            "a table that outgrows its place",
            RuleSamples.price(
                "for i = 1, 40 do t['k' .. i] = i end c = 0 for _ in pairs(t) do c = c + 1 end return c",
                before: "local t = {x = 1}"
            ),
            41
        ),
        ("a global over a library", RuleSamples.price("math = {max = function() return 7 end} return math.max(1)"), 7),
        ("a kept slot", RuleSamples.price("s = s or slot return s.local_start.hour", before: "local s"), 10),
        ("the environment", RuleSamples.price("local n = x or 5 _ENV = {x = 9} return n"), 5),
        (
            "a table inside another",
            RuleSamples.price("t[1].n = t[1].n + 1 return t[1].n", before: "local t = {{n = 1}}"), 2
        ),
        ("an inserted element", RuleSamples.price("table.insert(t, 3) return #t", before: "local t = {1, 2}"), 3),
        ("a method of a text", RuleSamples.price("return #('x'):rep(n)", before: "local n = 4"), 4),
    ]

    @Test(arguments: keeping)
    func `what one slot keeps is gone for the next`(name: String, source: PolicySource, price: Int64) throws {
        let host = RuleHost()
        let rule = try host.compile(source: source)
        let question = try RuleSamples.question()
        for _ in 0..<3 { #expect(host.judge(RuleSamples.start, by: rule, question) == .allowed(price: price)) }
        let starts = [Int64](repeating: RuleSamples.start, count: 5)
        #expect(try host.filter(starts, by: rule, question).prices == [Int64](repeating: price, count: 5))
        #expect(RuleHost().judge(RuleSamples.start, by: rule, question) == .allowed(price: price))
    }

    @Test func `a slot that fails leaves nothing for the next`() throws {
        let source = RuleSamples.price(
            """
            t.n = t.n + 1
            if slot.local_start.hour == 11 then for i = 1, 1e9 do t[i] = {i} end end
            if slot.local_start.hour == 12 then error("twelve") end
            if slot.local_start.hour == 13 then local function f() return 1 + f() end return f() end
            return t.n
            """,
            before: "local t = {n = 0}"
        )
        let host = RuleHost()
        let rule = try host.compile(source: source)
        let starts = (0..<20).map { RuleSamples.start + Int64($0 % 4) * 3_600 }
        let ruled = try host.filter(starts, by: rule, try RuleSamples.question())
        #expect(ruled.prices == [1, 1, 1, 1, 1])
        #expect(ruled.failures == 15)
        #expect(ruled.firstFailure?.code == .instructions)
    }

    @Test func `the order and the range of the starts make no difference`() throws {
        let text = """
            local seen = {}
            return {name = "Memory", allow = function(slot)
              seen[slot.start_at] = true
              local count = 0
              for _ in pairs(seen) do count = count + 1 end
              return (slot.start_at // 3600 + count) % 3 ~= 0
            end}
            """
        let host = RuleHost()
        let rule = try host.compile(source: PolicySource(text: text))
        let question = try RuleSamples.question()
        let starts = (0..<200).map { RuleSamples.start + $0 * 3_600 }
        let whole = try host.filter(starts, by: rule, question).starts
        #expect(whole.count == 133 || whole.count == 134)
        #expect(try host.filter(starts.reversed(), by: rule, question).starts.reversed() == whole)
        #expect(starts.filter { host.judge($0, by: rule, question).isAllowed } == whole)
    }

    @Test func `the order of pairs is fixed, and there are no addresses`() throws {
        let body = """
            local text = ""
            for k, v in pairs(t) do text = text .. k .. v end
            return false, text .. tostring({}) .. tostring(slot)
            """
        let source = RuleSamples.allow(body, before: "local t = {zebra = 1, apple = 2, m = 3, [2] = 4, [1] = 5}")
        for _ in 0..<3 {
            #expect(try RuleSamples.verdict(source) == .refused(reason: "1524apple2m3zebra1tableslot"))
        }
    }

    @Test func `a query has an end that tells of itself`() throws {
        let host = RuleHost()
        let rule = try host.compile(source: RuleSamples.allow("for i = 1, 1800 do end return true"))
        let question = try RuleSamples.question()
        let starts = (0..<20_000).map { RuleSamples.start + $0 * 900 }
        let error = #expect(throws: RuleError.self) { try host.filter(starts, by: rule, question) }
        #expect(error?.code == .query)
        #expect(error?.rule == "Under test")
        let part = Array(starts.prefix(2_000))
        #expect(try host.filter(part, by: rule, question).starts == part)
    }

    @Test func `a slot allocates nothing`() throws {
        let host = RuleHost()
        let rule = try host.compile(
            source: RuleSamples.allow("local t = {slot.weekday} return t[1] < 6 and slot.local_start.hour < 20")
        )
        let question = try RuleSamples.question(booked: [RuleSamples.session(at: 600)])
        // A plain loop: without optimisation, an array's iterator allocates.
        func countAllowed() -> Int {
            var allowed = 0
            var number: Int64 = 0
            while number < 500 {
                if host.judge(RuleSamples.start + number * 900, by: rule, question).isAllowed { allowed += 1 }
                number += 1
            }
            return allowed
        }
        let first = countAllowed()
        let before = allocations_of_this_thread()
        let second = countAllowed()
        #expect(allocations_of_this_thread() - before == 0)
        #expect(first == second && first > 300)
    }

    @Test func `seventy rules take turns in a host of sixty-four`() throws {
        let host = RuleHost()
        let rules = try (0..<70).map { try host.compile(source: RuleSamples.price("return \($0)")) }
        let question = try RuleSamples.question()
        for _ in 0..<2 {
            for (index, rule) in rules.enumerated() {
                #expect(host.judge(RuleSamples.start, by: rule, question) == .allowed(price: Int64(index)))
            }
        }
        #expect(host.footprint < 64 * 256 * 1024)
    }
}
