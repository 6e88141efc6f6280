import Policies
import Testing

/// A script that tries something.
struct Attack: CustomTestStringConvertible {
    let name: String
    let source: PolicySource
    var amount: Int64 = 0

    var testDescription: String { name }

    private init(_ name: String, before: String = "", _ body: String, amount: Int64 = 0) {
        self.name = name
        source = Samples.policy(body, before: before)
        self.amount = amount
    }

    private init(_ name: String, whole text: String) {
        self.name = name
        source = PolicySource(text: text)
    }

    static let failing: [Attack] = [
        Attack("amount in a table with more", "return {amount = 4, reason = 'four', other = booking}"),
        Attack("endless while", "while true do end"),
        Attack("endless repeat", "repeat until false"),
        Attack("endless goto", "::again:: goto again"),
        Attack("endless numeric for", "for i = 1, math.maxinteger do end return 0"),
        Attack("endless float for", "for i = 1, 2, 1e-300 do end return 0"),
        Attack(
            "endless mutual recursion",
            "local a, b function a() return b() end function b() return a() end return a()"
        ),
        Attack("deep recursion", "local function f(n) return 1 + f(n + 1) end return f(0)"),
        Attack("endless at load", whole: "while true do end return {}"),
        Attack("memory at load", whole: "local t = {} for i = 1, 1e9 do t[i] = {i} end return {}"),
        Attack("string doubling", "local s = 'x' while true do s = s .. s end"),
        Attack("table growth", "local t = {} for i = 1, 1e9 do t[#t + 1] = i end return 0"),
        Attack("table of tables", "local t = {} while true do t = {t, t, t, t} end"),
        Attack("closures", "local t = {} for i = 1, 1e9 do t[i] = function() return i end end return 0"),
        Attack("hash rebuilding", "local t = {} for i = 1, 1e9 do t['k' .. i] = i t['k' .. i - 9] = nil end return 0"),
        Attack("long repetition", "return #string.rep('x', 1 << 40)"),
        Attack("empty repetition", "for i = 1, 1e9 do string.rep('', 1 << 62) end return 0"),
        Attack("repetition with separator", "return #string.rep('', 1 << 40, 'xx')"),
        Attack("format width", "for i = 1, 1e9 do string.format('%99d', i) end return 0"),
        Attack("format of a huge precision", "return #string.format('%.999999999f', 1)"),
        Attack("format of an address", "return #string.format('%p', {})"),
        Attack("format without arguments", "return #string.format('%d')"),
        Attack("format with a lone percent sign", "return #string.format('100%')"),
        Attack("find in a loop", "local s = ('a'):rep(4000) for i = 1, 1e9 do s:find(s .. 'b') end return 0"),
        Attack("concat of many", "local t = {} for i = 1, 900 do t[i] = 'xxxxxxxx' end return #table.concat(t)"),
        Attack("concat of a wide range", "return #table.concat({}, 'x', 1, math.maxinteger)"),
        Attack("concat of an overflowing range", "return #table.concat({}, '', math.mininteger, math.maxinteger)"),
        Attack("unpack of a wide range", "return select('#', table.unpack({}, 1, 1 << 40))"),
        Attack("unpack of an overflowing range", "return (table.unpack({}, math.mininteger, math.maxinteger))"),
        Attack("insert far away", "local t = {} table.insert(t, 1 << 60, 1) return 0"),
        Attack("insert in a loop", "local t = {} for i = 1, 1e9 do table.insert(t, 1, i) end return 0"),
        Attack("many pairs", "local t = {} for i = 1, 2000 do t[i] = i end for _ in pairs(t) do end return 0"),
        Attack("pairs by tables", "for k in pairs({[{}] = 1}) do return 1 end"),
        Attack("pairs of the booking", "for k in pairs(booking) do end return 0"),
        Attack("pairs of a library", "for k in pairs(math) do end return 0"),
        Attack("write into math", "math.floor = function() return booking.paid end return 0"),
        Attack("write into string", "string.upper = nil return 0"),
        Attack("insert into a library", "table.insert(math, 1) return 0"),
        Attack("write into the booking", "booking.paid = 1e9 return 0"),
        Attack("write into the service", "booking.service.name = 'x' return 0"),
        Attack("write into a text", "local s = 'x' s.y = 1 return 0"),
        Attack("metatable of a text", "return getmetatable('').__index and 1 or 0"),
        Attack("setmetatable", "return setmetatable({}, {__index = booking}).paid"),
        Attack("rawset", "rawset(booking, 'paid', 1) return 1"),
        Attack("pcall around a limit", "pcall(function() while true do end end) return booking.paid"),
        Attack("coroutine around a limit", "coroutine.wrap(function() while true do end end)() return booking.paid"),
        Attack("load", "return load('return 1')()"),
        Attack("string.dump", "return #string.dump(function() end)"),
        Attack("operating system", "os.execute('true') return 0"),
        Attack("read a file", "return #io.open('/etc/passwd'):read('a')"),
        Attack("environment by name", "return _ENV.os.time()"),
        Attack("environment replaced", "local _ENV = {} return math.floor(1)"),
        Attack("text as amount", "return '5'"),
        Attack("arithmetic on texts", "return '10' + 1"),
        Attack("float amount", "return booking.paid * 0.5"),
        Attack("float without a fraction", "return 50.0"),
        Attack("infinite amount", "return 1 / 0"),
        Attack("amount that is none", "return 0 / 0"),
        Attack("negative amount", "return -1"),
        Attack("amount above paid", "return booking.paid + 1"),
        Attack("two amounts", "return 0, 0"),
        Attack("the booking itself", "return booking"),
        Attack("table of a float", "return {amount = 1.0}"),
        Attack("table without an amount", "return {reason = 'x'}"),
        Attack("reason with a line break", "return {amount = 0, reason = 'a\\nb'}"),
        Attack("reason with an escape", "return {amount = 0, reason = '\\27[31m'}"),
        Attack("reason that turns text around", "return {amount = 0, reason = '\\u{202E}'}"),
        Attack("reason too long", "return {amount = 0, reason = ('x'):rep(501)}"),
        Attack("reason of broken text", "return {amount = 0, reason = '\\xff'}"),
        Attack("division by zero", "return 1 // 0"),
        Attack("percentage of a float", "return percent(booking.paid / 2, 50)"),
        Attack("percentage too large", "return percent(math.maxinteger, 200)"),
        Attack("percentage of nothing", "return percent(nil, 50)"),
        Attack("hours beyond count", "return hours(math.maxinteger)"),
        Attack("hours of infinity", "return hours(1 / 0)"),
        Attack("half a second", "return hours(0.0001)"),
        Attack("steps upward", "return tiers({{notice = 1, percent = 1}, {notice = 2, percent = 2}}).refund(booking)"),
        Attack("steps twice", "return tiers({{notice = 1, percent = 1}, {notice = 1, percent = 2}}).refund(booking)"),
        Attack("steps above all", "return tiers({{notice = 1, percent = 101}}).refund(booking)"),
        Attack("steps of nothing", "return tiers({}).refund(booking)"),
        Attack("steps of a forged booking", "return tiers({{notice = 1, percent = 1}}).refund({paid = 1, notice = 5})"),
        Attack("steps with another field", "return tiers({{notice = 1, percent = 1, amount = 5}}).refund(booking)"),
        Attack(
            "too many steps",
            "local t = {} for i = 1, 60 do t[i] = {notice = 100 - i, percent = 1} end return tiers(t)"
        ),
        Attack("error of a table", "error({})"),
        Attack("error of nothing", "error()"),
        Attack("error that imitates a limit", "error('the script did not come to an end within 20000 instructions')"),
        Attack("error of half the memory", "error(('x'):rep(4096))"),
        Attack("field that is none", "return booking.payed"),
        Attack("field by number", "return booking[1]"),
        Attack("call of the booking", "return booking()"),
        Attack("length of the booking", "return #booking"),
        Attack("close of a plain value", "local x <close> = {} return 0"),
        Attack("many values", "local function f(...) return f(1, ...) end return f()"),
        Attack("select of a text", "return select('x', 1)"),
        Attack(
            "booking at load",
            whole: "local p = booking.paid return {name='n', description='d', refund=function() return p end}"
        ),
        Attack("escape character", whole: "return {name='\u{1B}', description='d', refund=function() return 0 end}"),
        Attack("byte-order mark", whole: "\u{FEFF}return {name='n', description='d', refund=function() return 0 end}"),
        Attack(
            "text turned around",
            whole: "--\u{202E}\nreturn {name='n', description='d', refund=function() return 0 end}"
        ),
        Attack("hash-bang", whole: "#!/bin/sh\nreturn {name='n', description='d', refund=function() return 0 end}"),
    ]

    static let harmless: [Attack] = [
        Attack("counter in an upvalue", before: "local n = 0", "n = n + 1 return n", amount: 1),
        Attack("counter in a global", before: "n = 0", "n = n + 1 return n", amount: 1),
        Attack("memory in a table", before: "local t = {}", "t[#t + 1] = 1 return #t", amount: 1),
        Attack("global over a library", "math = {floor = function() return 7 end} return math.floor(1)", amount: 7),
        Attack("global over percent", "percent = function() return 9 end return percent(1, 1)", amount: 9),
        Attack("global function at load", before: "function half(n) return n // 2 end", "return half(10)", amount: 5),
        Attack("first of pairs", "for k, v in pairs({z = 1, a = 2, m = 3}) do return v end", amount: 2),
        Attack("no address in a text", "return #tostring({}) + #tostring(math.abs) + #tostring(booking)", amount: 20),
        Attack("absent names", "return (os == nil and io == nil and _G == nil and pcall == nil) and 3 or 4", amount: 3),
        Attack("shift beyond the width", "return 1 << 64", amount: 0),
    ]

    static let generated: [Attack] = {
        let head = "return {name='n', description='d', refund=function(b) return "
        let tail = " end}"
        func filled(_ name: String, _ unit: String, to size: Int, before: String = "", end: String = "") -> Attack {
            let room = size - head.utf8.count - tail.utf8.count - before.utf8.count - end.utf8.count
            let body = before + String(repeating: unit, count: max(0, room / unit.utf8.count)) + end
            return Attack("\(name), \(size) bytes", whole: head + body + tail)
        }
        let limit = PolicySource.maximumSize
        var attacks = [200_000, 10_000_000].flatMap { size in
            [
                filled("comment", "-", to: size, before: "0 --[[", end: "]]"),
                filled("conjunction", " and b", to: size, before: "b"),
                filled("text", "x", to: size, before: "#'", end: "'"),
            ]
        }
        attacks += [
            filled("conjunction", " and b", to: limit, before: "b"),
            filled("chain of fields", ".b", to: limit, before: "a.b", end: " + 1"),
            filled("chain of indices", "[1]", to: limit, before: "a[1]", end: " + 1"),
            filled("chain of computed indices", "[b]", to: limit, before: "a[b]", end: " + 1"),
            filled("chain just within the limit", ".b", to: 260, before: "a.b", end: " + 1"),
            filled("parentheses", "(", to: limit),
            filled("not", "not ", to: limit, end: "b"),
            filled("minus", "- ", to: limit, end: "b"),
            filled("nested tables", "{", to: limit),
            filled("nested functions", "function() return ", to: limit),
            filled("powers", "^b", to: limit, before: "b"),
            filled("concatenations", "..b", to: limit, before: "b"),
            filled("table of numbers", "1,", to: limit, before: "{", end: "}"),
            filled("table of texts", "'ab',", to: limit, before: "{", end: "}"),
        ]
        return attacks
    }()
}
