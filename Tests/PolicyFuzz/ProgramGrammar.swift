import TestSupport

/// Writes policies that reach for whatever an outcome could hang on besides the script: borders of tables with holes,
/// keys that are hashed by address, entries that go and come back, texts by the hundred, and every limit.
///
/// The same seed and index give the same program on every machine.
struct ProgramGrammar {
    private var random: SplitMix64
    private var lines: [String] = []
    private var indent = "    "
    private var depth = 0
    private var loops = 0

    private init(seed: UInt64, index: Int) {
        random = SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15)
    }

    /// The source of one policy.
    static func program(seed: UInt64, index: Int) -> String {
        var grammar = ProgramGrammar(seed: seed, index: index)
        return grammar.write()
    }

    private mutating func write() -> String {
        let before = random.chance(1, of: 4) ? "local shared = \(table())\n" : "local shared = {}\n"
        lines = [
            "local acc, t, u, s = 0, \(table()), \(table()), \"\(word())\"", "local f = function() return acc end",
        ]
        for _ in 0..<random.below(12) + 2 { statement() }
        let result = random.choose([
            "acc % (booking.paid + 1)", "acc % 100", "{amount = acc % 100, reason = \"r\" .. acc}", "acc",
            "#t * 10 + #u",
            "{amount = #t, reason = s}",
        ])
        lines.append("return \(result)")
        return before + "return {name = \"n\", description = \"d\", refund = function(booking)\n"
            + lines.map { "  " + $0 }.joined(separator: "\n") + "\nend}\n"
    }

    private mutating func statement() {
        switch random.below(depth < 2 ? 22 : 16) {
        case 0...3: lines.append(indent + "\(name())[\(key())] = \(random.chance(2, of: 5) ? "nil" : value())")
        case 4, 5: lines.append(indent + "acc = acc + #\(name())")
        case 6: lines.append(indent + "table.insert(\(name()), \(value()))")
        case 7: lines.append(indent + "table.insert(\(name()), \(random.below(4) + 1), \(value()))")
        case 8: lines.append(indent + "acc = acc + (tonumber(table.remove(\(name()))) or 1)")
        case 9: lines.append(indent + "acc = acc + select(\"#\", table.unpack(\(name())))")
        case 10: lines.append(indent + "\(name()) = \(table())")
        case 11: lines.append(indent + "s = s .. \(text())")
        case 12: lines.append(indent + "acc = acc + (\(text()) < s and 1 or 2) + (s == \(text()) and 3 or 4)")
        case 13: lines.append(indent + "for k, v in pairs(\(name())) do acc = acc * 3 % 1000003 + #tostring(k) end")
        case 14: lines.append(indent + "s = string.rep(\(text()), \(random.choose([1, 3, 40, 41, 90, 1000])))")
        case 15: lines.append(indent + "for i, v in ipairs(\(name())) do acc = acc + i end")
        case 16: lines.append(indent + "for _, v in ipairs({\(key()), \(key())}) do \(name())[v] = \(value()) end")
        case 17: lines.append(indent + "acc = acc + #table.concat({\(text()), \(text()), acc})")
        case 18: recursion()
        case 19, 20: loop()
        default: limit()
        }
    }

    /// A loop whose body makes and removes entries.
    private mutating func loop() {
        loops += 1
        let variable = "i\(loops)"
        let count = random.choose([3, 7, 8, 9, 17, 33, 64, 65, 130])
        lines.append(indent + "for \(variable) = 1, \(count) do")
        depth += 1
        indent += "  "
        let entry = random.choose([
            "\"k\" .. \(variable)", variable, "\(variable) * 2", "\(variable) / 2", "-\(variable)", "{}",
            "{\(variable)}",
            "function() return \(variable) end", "\(variable) % 2 == 0",
            "\"long key that is not interned, number \" .. \(variable)",
        ])
        lines.append(indent + "\(name())[\(entry)] = \(random.choose(["1", variable, "s", "nil", "{}"]))")
        if random.chance(1, of: 3) {
            lines.append(indent + "if \(variable) % \(random.below(4) + 2) == 0 then \(name())[\(variable)] = nil end")
        }
        for _ in 0..<random.below(3) { statement() }
        indent.removeLast(2)
        depth -= 1
        lines.append(indent + "end")
    }

    private mutating func recursion() {
        let count = random.choose([5, 30, 150, 180, 195, 400, 2000])
        lines.append(
            indent
                + "local function r(n, ...) if n == 0 then return select(\"#\", ...) end return \(random.choose(["r(n - 1, n, ...)", "1 + r(n - 1)", "(r(n - 1, ...))"])) end"
        )
        lines.append(indent + "acc = acc + r(\(count))")
    }

    /// Something that stops near one of the limits, on either side.
    private mutating func limit() {
        let near = random.choose([
            "for i = 1, \(4_000 + random.below(4_000)) do acc = acc + 1 end",
            "for i = 1, \(900 + random.below(1_500)) do t[i] = {i} end",
            "for i = 1, \(1_000 + random.below(3_000)) do u[i] = \"text \" .. i end",
            "for i = 1, \(40 + random.below(40)) do u[i] = string.rep(\"x\", \(3_000 + random.below(1_096))) end",
            "s = string.rep(\"y\", \(2_000 + random.below(100))) .. string.rep(\"z\", \(1_950 + random.below(100)))",
            "for i = 1, \(300 + random.below(500)) do t[\"k\" .. i] = i t[\"k\" .. i - \(random.below(9))] = nil end",
            "for i = 1, \(200 + random.below(300)) do t[{}] = i t[i] = {} end",
            "for i = 1, \(200 + random.below(200)) do local v = i u[i] = function() v = v + 1 return v end end",
            "error(\(text()) .. acc)",
            "acc = acc + booking[\(text())]",
        ])
        lines.append(indent + near)
    }

    /// A constructor with positions, keys, names and holes in any order.
    private mutating func table() -> String {
        let fields = (0..<random.below(9)).map { _ in
            switch random.below(6) {
            case 0, 1: value()
            case 2: "nil"
            case 3: "[\(random.below(9))] = \(value())"
            case 4: "\(word()) = \(value())"
            default: "[\(key(constant: true))] = \(value())"
            }
        }
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private mutating func key(constant: Bool = false) -> String {
        switch random.below(constant ? 6 : 12) {
        case 0, 1: "\(random.below(10))"
        case 2: "\"\(word())\""
        case 3: random.choose(["1.5", "2^53", "-0.0", "1e300", "-1", "math.maxinteger", "math.mininteger"])
        case 4: random.choose(["true", "false"])
        case 5: "\(random.below(70))"
        case 6: random.choose(["t", "u", "f", "shared"])
        case 7: random.choose(["math.floor", "ipairs", "tostring", "string.rep", "math", "booking", "hours"])
        case 8: "#t + \(random.below(3))"
        case 9: "\"\(word())\" .. acc"
        case 10: "{}"
        default: "function() return s end"
        }
    }

    private mutating func value() -> String {
        random.choose(["1", "true", "0", "{}", "acc", "\"\(word())\"", "t", "f", "2.5", "s"])
    }

    private mutating func text() -> String {
        random.choose([
            "\"\(word())\"", "s", "acc", "tostring(t)", "string.format(\"%05d|%s\", acc, u)",
            "(\"%.2f\"):format(acc / 7)",
            "s:sub(\(random.below(5)), \(random.below(60)))", "s:upper()", "1 / 3", "tostring(f)",
        ])
    }

    private mutating func name() -> String { random.choose(["t", "u", "t", "shared"]) }

    private mutating func word() -> String { random.choose(["a", "b", "c", "d", "z", "k1", "k2", "k7", "kk", "w"]) }
}
