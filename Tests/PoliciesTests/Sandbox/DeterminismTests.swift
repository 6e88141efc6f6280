import CPolicyHost
import Testing

@testable import Policies

/// The same script and booking come to the same, with the same counts, whatever ran before and wherever it runs.
struct DeterminismTests {
    /// What an evaluation says, with what it counted.
    struct Account: Equatable {
        let outcome: Result<Entitlement, PolicyError>
        let instructions: Int64
        let bytes: Int64

        init(_ policy: CompiledPolicy, _ booking: PolicyBooking, in host: PolicyHost) {
            outcome = host.evaluate(policy, booking)
            instructions = host.result.pointee.instructions
            bytes = host.result.pointee.bytes
        }
    }

    @Test(arguments: try HostileScript.all())
    func `a script counts the same in every host and after every other evaluation`(script: HostileScript) throws {
        let source = PolicySource(try script.bytes())
        let used = PolicyHost()
        guard let policy = try? used.compile(source: source) else { return }
        let busy = try used.compile(
            source: Samples.policy("local t = {} for i = 1, 200 do t[{}] = 'k' .. i end return 1")
        )
        for booking in try Samples.probes() {
            let first = Account(policy, booking, in: PolicyHost())
            for other in try Samples.probes() {
                _ = used.evaluate(busy, other)
                _ = used.evaluate(policy, other)
                #expect(Account(policy, booking, in: used) == first)
            }
        }
    }

    /// Each goes by a border, a hash or an address; the amounts are those of every process there has ever been.
    @Test(
        arguments: [
            (
                "local t = {[1]=1, [2]=1, [4]=1, [5]=1, [7]=1, a=1, b=1, c=1} t.a, t.b, t.c = nil, nil, nil t.z = 1 return #t",
                5
            ),
            ("local t = {1, 2, nil, 4} return select('#', table.unpack(t))", 4),
            ("local t = {} for i = 1, 40 do t[{}] = i t[i] = 1 t[i - 1] = nil end return #t", 0),
            (
                "local t = {[math.floor] = 1, [ipairs] = 2, [booking] = 3, a = 4} t.a = nil t[1] = 1 t[2] = 1 t[4] = 1 return #t",
                2
            ),
        ]
    )
    func `borders are what they have always been`(body: String, amount: Int64) throws {
        for _ in 0..<3 {
            let host = PolicyHost()
            let policy = try host.compile(source: Samples.policy(body))
            #expect(try host.evaluate(policy, Samples.booking()).get().amount == amount)
        }
    }

    @Test func `marking lines does not change what a policy grants`() throws {
        let policy = try PolicyHost().compile(
            source: Samples.policy("local n = 0 for i = 1, 90 do n = n + #('x'):rep(i * 40) end return n")
        )
        let marks = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 20)
        defer { marks.deallocate() }
        marks.initialize(repeating: 0)
        let tracing = PolicyHost()
        tracing.trace(marks)
        let booking = try Samples.booking(paid: 1_000_000)
        #expect(tracing.evaluate(policy, booking) == PolicyHost().evaluate(policy, booking))
        #expect(marks.contains(1))
    }

    /// Lua makes room on its stack before it runs the hook, at whatever instruction that comes.
    @Test(arguments: [30, 80, 85, 90, 95, 100, 120])
    func `a stack that grows as the hook runs is charged what it takes`(depth: Int) throws {
        let arguments = (1...30).map(String.init).joined(separator: ", ")
        let body = """
            local pad = ('x'):rep(500)
            local function r(n, ...) if n == 0 then return 1 end return (r(n - 1, \(arguments))) end
            for i = 1, 300 do local x = i end
            return r(\(depth))
            """
        let source = Samples.policy(body)
        let policy = try PolicyHost().compile(source: source)
        let first = Account(policy, try Samples.booking(), in: PolicyHost())
        #expect(try first.outcome.get().amount == 1)
        #expect(first.instructions > Int64(depth))
        #expect(PolicyCheck.run(source).errors.isEmpty)
    }

    @Test(arguments: ["booking.paid ^ 2", "2 ^ 54", "2 ^ 3 ^ 2", "1.5 ^ 2", "x[1] ^ 2"])
    func `powers that processors compute differently are refused`(power: String) throws {
        let source = Samples.policy("local x = {1}\nreturn \(power) > 0 and 1 or 2")
        let error = try #require(throws: PolicyError.self) { try PolicyHost().compile(source: source) }
        #expect(error.code == .syntax)
        #expect(error.message.contains("^"))
    }

    @Test func `powers that are exact, and the sign in texts and comments, pass`() throws {
        let body =
            "local s = 'a^b' --[[ c^d ]] local u = [==[ e^f ]==] -- g^h\nreturn 2^53 == 9007199254740992 and #s or 0"
        let policy = try PolicyHost().compile(source: Samples.policy(body))
        #expect(try PolicyHost().evaluate(policy, Samples.booking()).get().amount == 3)
    }

    /// Within its budget, no script takes a tenth of the processor time at which an evaluation is given up.
    @Test(
        arguments: [
            "local x = 1e308 while true do local y = x % 1e-308 end",
            "local x = 1e300 / 3 while true do local s = x .. '' end",
            "local a = ('x'):rep(4000) local b, c = a .. 'a', a .. 'b' while true do local n = b < c or b == c end",
            "local t, m = {}, 511 for i = 1, 500 do t[i * m] = 1 end local k = 5000 * m while true do local x = t[k] end",
            "local t, m = {}, 1023 for i = 1, 1000 do t[i * m] = 1 end local k = 5000 * m while true do local x = t[k] end",
            "local function g(...) while true do local n = select('#', ...) end end local function h(n, ...) if n == 0 then "
                + "return g(...) end return h(n - 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...) end return h(100)",
            "local t = {} for k = 0, 62 do t[73 << k] = 1 end for i = 1, 73 do t[i] = i end for i = 1, 400 do t[-i * 511] = 1 end "
                + "while true do local n = #t end",
            "local t = {} for i = 1, 900 do t['k' .. i] = i end while true do for k in pairs(t) do break end end",
            "local a = ('a'):rep(4000) while true do a:find(a .. 'b') end",
        ]
    )
    func `the costliest scripts stop by what is counted`(body: String) throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Samples.policy(body))
        var account: Account?
        let spent = try ThreadTime.spent { account = Account(policy, try Samples.booking(), in: host) }
        let error = try #require(throws: PolicyError.self) { try account?.outcome.get() }
        #expect(error.code != .deadline)
        #expect(spent < .milliseconds(500))
    }
}
