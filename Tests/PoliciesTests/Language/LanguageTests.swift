import Policies
import Testing

/// What scripts are given.
struct LanguageTests {
    private func amount(_ expression: String, _ booking: PolicyBooking? = nil) throws -> Int64 {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("return \(expression)"))
        return try host.evaluate(policy, booking ?? Samples.booking(paid: 1_000_000_000_000)).get().amount
    }

    private func text(_ expression: String) throws -> String? {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("return {amount = 0, reason = \(expression)}"))
        return try host.evaluate(policy, Samples.booking()).get().reason
    }

    @Test(
        arguments: [
            ("percent(9999, 50)", 5000), ("percent(1, 50)", 1), ("percent(5, 50)", 3), ("percent(12345, 50)", 6173),
            ("percent(1, 49)", 0), ("percent(100, 33)", 33), ("percent(101, 33)", 33), ("percent(99, 33)", 33),
            ("percent(10, 25)", 3), ("percent(10, 0)", 0), ("percent(1000000000000, 100)", 1_000_000_000_000),
            ("percent(999999999999, 50)", 500_000_000_000), ("percent(-3, 50) + 5", 4), ("percent(-1, 50)", 0),
            ("percent(math.maxinteger, 100) // 9223372036854775807", 1), ("percent(200, 150)", 300),
        ] as [(String, Int64)]
    )
    func `percent rounds half up in integers`(expression: String, expected: Int64) throws {
        #expect(try amount(expression) == expected)
    }

    @Test(
        arguments: [
            ("hours(24)", 86_400), ("days(5)", 432_000), ("weeks(2)", 1_209_600), ("hours(0.5)", 1800),
            ("days(1.5)", 129_600),
        ] as [(String, Int64)]
    )
    func `spans are whole seconds`(expression: String, expected: Int64) throws {
        #expect(try amount(expression) == expected)
    }

    @Test(
        arguments: [
            ("math.floor(7.9)", 7), ("math.ceil(7.1)", 8), ("math.abs(-7)", 7), ("math.max(1, 9, 3)", 9),
            ("math.min(4, 2, 8)", 2), ("math.fmod(7, 3)", 1), ("math.tointeger(3.0)", 3), ("#math.type(1)", 7),
            ("math.maxinteger // math.maxinteger", 1), ("select('#', 1, 2, 3)", 3), ("select(-1, 1, 2, 9)", 9),
            ("tonumber('12')", 12), ("tonumber('ff', 16)", 255), ("tonumber('x') == nil and 1 or 0", 1),
            ("tonumber('9223372036854775808', 10) == nil and 1 or 0", 1), ("#'größe'", 7), ("('abc'):byte(2)", 98),
            ("('a.c'):find('.', 1, true)", 2), ("('abc'):find('.') == nil and 1 or 0", 1), ("#('ab'):rep(3, '-')", 8),
            ("({table.unpack({4, 5, 6}, 2)})[2]", 6), ("#table.concat({1, 2, 3}, ', ')", 7), ("#type(booking)", 8),
            ("assert(5, 'no')", 5), ("booking.service.duration", 3600), ("#booking.service.name", 3),
        ] as [(String, Int64)]
    )
    func `the libraries do what Lua's do`(expression: String, expected: Int64) throws {
        let source = Samples.policy("local value = \(expression) return value")
        let host = PolicyHost()
        let booking = try Samples.booking(paid: 1_000_000_000)
        #expect(try host.evaluate(host.compile(source: source), booking).get().amount == expected)
    }

    @Test(arguments: [
        ("string.format('%d.%02d', 5, 7)", "5.07"), ("string.format('%5s|%-5s|', 'a', 'b')", "    a|b    |"),
        ("string.format('%.2f', 12.5)", "12.50"), ("string.format('%x %X %%', 255, 255)", "ff FF %"),
        ("string.format('%.2s', 'abc')", "ab"), ("string.format('%s %s', nil, 1.5)", "nil 1.5"),
        ("tostring(1e15)", "1e+15"), ("tostring(0/0)", "nan"), ("tostring(-(0/0))", "nan"), ("tostring({})", "table"),
        ("tostring(percent)", "function"), ("tostring(booking)", "booking"), ("('Grün'):upper()", "GRüN"),
        ("('abcdef'):sub(-3, -2)", "de"), ("('abc'):sub(2, 99)", "bc"), ("table.concat({'a', 1, 2.5}, ';')", "a;1;2.5"),
        ("booking.cancelled_by .. ' ' .. booking.currency", "client EUR"),
    ])
    func `texts are the same everywhere`(expression: String, expected: String) throws {
        #expect(try text(expression) == expected)
    }

    @Test func `pairs goes by numbers, then texts, then booleans`() throws {
        let host = PolicyHost()
        let source = Samples.policy(
            """
            local t = {[true] = 'T', [false] = 'F', b = 'b', a = 'a', aa = 'aa', [10] = 'ten', [-1] = 'minus', [2.5] = 'half'}
            local seen = {}
            for k, v in pairs(t) do seen[#seen + 1] = v end
            return {amount = 0, reason = table.concat(seen, ' ')}
            """
        )
        let policy = try host.compile(source: source)
        #expect(try host.evaluate(policy, Samples.booking()).get().reason == "minus half ten a aa b F T")
    }

    @Test func `an entry that is removed on the way is passed over`() throws {
        let source = Samples.policy(
            "local t, n = {a = 1, b = 2, c = 3}, 0 for k, v in pairs(t) do t.b = nil n = n * 10 + v end return n"
        )
        let host = PolicyHost()
        #expect(try host.evaluate(host.compile(source: source), Samples.booking()).get().amount == 13)
    }

    @Test(arguments: [
        ("percent(9999, 12.5)", 1_250), ("percent(9999, 33.333)", 3_333), ("percent(100, 0.5)", 1),
        ("percent(99, 0.5)", 0),
        ("percent(100000, 0.001)", 1), ("percent(9999, 50.0)", 5_000), ("percent(9999, 66.667)", 6_666),
        ("-percent(-9999, 12.5)", 1_250), ("percent(math.maxinteger, 0.001) > 0 and 7 or 8", 7),
        ("{amount = percent(200, 99.999)}", 200),
    ])
    func `shares go to a thousandth of a per cent`(expression: String, amount: Int64) throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("return \(expression)"))
        #expect(try host.evaluate(policy, Samples.booking()).get().amount == amount)
    }

    @Test(arguments: [
        ("os.time()", PolicyError.Code.runtime, "'os' is not available to policies"),
        ("foo()", .runtime, "'foo' is not defined"),
        ("math.random(5)", .runtime, "the function 'random' does not exist here"),
        ("('x'):gsub('x', 'y')", .runtime, "the function 'gsub' does not exist here"),
        ("booking.payed", .runtime, "booking has no field 'payed'"),
        ("booking.local_start.hours", .runtime, "booking.local_start has no field 'hours'"),
        (
            "percent(4999.5, 50)", .runtime,
            "percent needs whole numbers, and the amount is 4999.5 (use // in place of /)"
        ),
        (
            "percent(4999, 33.3333)", .runtime,
            "percent takes percentages with at most three decimals, such as 33.333, and was given 33.3333"
        ),
        ("percent(4999, '50')", .runtime, "percent needs a number as the percentage, not string"),
        (
            "{amount = 1, reasn = 'half'}", .result,
            "refund returned a table with the field 'reasn', which is neither amount nor reason"
        ),
        (
            "{amount = 1, zeal = 1, b = 1, a = 1}", .result,
            "refund returned a table with the field 'a', which is neither amount nor reason"
        ),
        ("{amount = 1, 'half'}", .result, "refund returned a table with something besides amount and reason"),
        (
            "booking.paid / 2", .result,
            "refund returned 4999.5, which is not a whole number: use percent(amount, p) or // in place of /"
        ),
        ("nil", .result, "refund returned nothing; it must return an amount, 0 for none"),
        ("booking.paid + 1", .result, "refund returned 10000, which is more than the 9999 that was paid"),
        ("error('no ' .. 5)", .runtime, "no 5"),
        ("assert(false)", .runtime, "assertion failed"),
    ])
    func `failures are told in words`(expression: String, code: PolicyError.Code, message: String) throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy("local value = \(expression) return value"))
        guard case .failure(let error) = try host.evaluate(policy, Samples.booking()) else {
            Issue.record("\(expression) gave an amount")
            return
        }
        #expect(error.code == code)
        #expect(error.message == message)
        if code == .runtime { #expect(error.line == 6) }
    }
}
