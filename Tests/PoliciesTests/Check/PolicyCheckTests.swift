import Foundation
import Policies
import PolicyLibrary
import Testing

struct PolicyCheckTests {
    @Test(arguments: try PolicyFile.all())
    func `the policies that come with Bookable pass without a warning`(file: PolicyFile) throws {
        let report = PolicyCheck.run(try file.source())
        #expect(report.isValid)
        #expect(report.warnings.isEmpty, "\(report.warnings)")
        #expect(report.evaluations > 1000)
        #expect((1..<500).contains(report.budget.instructions))
    }

    @Test(arguments: [
        ("flexible", ["Full refund up to 24 hours before, nothing later."]),
        ("moderate", ["Full refund up to 5 days before, 50 % up to 24 hours before, nothing later."]),
        ("strict", ["50 % up to 14 days before, nothing later."]),
    ])
    func `a client is told the steps in plain words`(name: String, sentences: [String]) throws {
        let source = try #require(PolicyLibrary.standard(named: name))
        let report = PolicyCheck.run(source)
        #expect(report.summary == sentences + ["If the provider cancels, everything comes back."])
    }

    @Test func `a summary says what depends on the calendar and on not coming`() throws {
        let source = Samples.policy(
            """
            if booking.cancelled_by == "no_show" then return percent(booking.paid, 10) end
            return booking.days_before >= 1 and booking.paid or 0
            """
        )
        #expect(
            PolicyCheck.run(source).summary == [
                "For EUR 100.00 paid for an hour on a Wednesday in June at 12:00, booked long before: "
                    + "full refund up to 12 hours before, nothing later.",
                "For a start at 20:00: full refund up to 20 hours before, nothing later.",
                "These are examples: what comes back depends on more than the notice.",
                "10 % for a client who does not come.",
                "If the provider cancels, everything comes back.",
            ]
        )
    }

    @Test(arguments: [
        (
            "weekend",
            "On a Saturday or on a Sunday: "
                + "full refund up to 7 days before, 50 % up to 2 days before, nothing later."
        ),
        (
            "long_sessions",
            "For a session of 8 hours: "
                + "full refund up to 10 days before, 50 % up to 3 days before, nothing later."
        ),
        ("charge_by_currency", "For JPY 10000: 92 % up to 24 hours before, nothing later."),
        (
            "service_charge",
            "For EUR 1000.00: "
                + "99.5 % up to 2 days before, 49.75 % up to 24 hours before, nothing later."
        ),
        (
            "time_to_think",
            "Booked 5 days before: "
                + "full refund up to 4 days before, 50 % up to 3 days before, nothing later."
        ),
    ])
    func `a summary shows what else a policy depends on`(name: String, sentence: String) throws {
        let entry = try #require(PolicyLibrary.examples.first { $0.name == name })
        let summary = PolicyCheck.run(entry.source).summary
        #expect(summary.contains(sentence), "\(summary)")
        #expect(summary.first?.hasPrefix("For EUR 100.00 paid for an hour") == true)
        #expect(summary.contains("These are examples: what comes back depends on more than the notice."))
    }

    /// What shows only for late bookings or soon after booking is told, and nothing is promised for what was not tried.
    @Test(arguments: [
        (
            "if booking.cancelled_at - booking.booked_at <= hours(1) then return booking.paid end",
            "Cancelled half an hour after booking: full refund whatever the notice."
        ),
        (
            "if booking.start_at - booking.booked_at <= days(2) then return percent(booking.paid, 10) end",
            "Booked 2 days before: 10 % whatever the notice."
        ),
        (
            "if booking.service.name == 'Cut' then return booking.paid end",
            "It also reads service: other bookings may get a different refund."
        ),
        (
            "if booking.booked_at % 7919 == 5 then return booking.paid end",
            "It also reads booked_at: other bookings may get a different refund."
        ),
    ])
    func `nothing later is never promised where it is false`(rule: String, sentence: String) {
        let rest = """
            if booking.notice >= days(3) then return booking.paid end
            if booking.notice >= hours(24) then return percent(booking.paid, 50) end
            return 0
            """
        let report = PolicyCheck.run(Samples.policy("\(rule)\n\(rest)"))
        #expect(report.isValid)
        #expect(report.summary.contains(sentence), "\(report.summary)")
        #expect(report.summary.first?.hasPrefix("For EUR 100.00 paid for an hour") == true, "\(report.summary)")
        let plain = PolicyCheck.run(Samples.policy(rest))
        #expect(plain.summary.first == "Full refund up to 3 days before, 50 % up to 24 hours before, nothing later.")
        #expect(plain.reads == ["paid", "notice"])
    }

    @Test func `an operator that this Lua may compute wrongly is warned of`() throws {
        let numbers = (1...300).map { "\($0).5" }.joined(separator: ", ")
        let few = PolicyCheck.run(Samples.policy("return 1 ~ (2 or 3)"))
        #expect(!few.warnings.contains { $0.code == "doubtful_operator" })
        let many = PolicyCheck.run(Samples.policy("local t = {\(numbers)}\nreturn 1 ~ (2 or 3)"))
        #expect(many.warnings.filter { $0.code == "doubtful_operator" }.map(\.line) == [7])
    }

    @Test(arguments: [
        ("if booking.paid > 0 then error('no') end return 0", "runtime"),
        ("return booking.paid == 0 and 0 or 1.5", "result"),
    ])
    func `a policy that decides only where nothing was paid is not valid`(body: String, code: String) {
        let report = PolicyCheck.run(Samples.policy(body))
        #expect(!report.isValid)
        #expect(report.errors.map(\.code) == [code])
    }

    @Test(arguments: [
        ("return booking.notice >= days(7) and 0 or booking.paid // 1", "rising_refund"),
        ("return 0", "never_pays"),
        ("return booking.paid", "ignores_notice"),
        ("return booking.notice > -hours(2) and booking.paid or 0", "pays_after_start"),
        ("return booking.notice > 0 and limit or 0", "undefined_name"),
        ("return booking.notice > 0 and 5000 or 0", "fails_sometimes"),
        ("if booking.notice <= 0 then return 0 end return math.tointeger(booking.paid / 2)", "fails_sometimes"),
        (
            "if booking.currency ~= 'EUR' then error('only EUR') end return booking.notice > 0 and 0 or 0",
            "fails_sometimes"
        ),
        ("local n = 0 for i = 1, 4000 do n = n + i end return booking.notice > 0 and booking.paid or 0", "costly"),
    ])
    func `what looks wrong is warned of`(body: String, code: String) throws {
        let report = PolicyCheck.run(Samples.policy(body))
        #expect(report.warnings.map(\.code).contains(code), "\(report)")
    }

    @Test(
        arguments: [
            (
                "if booking.notice >= hours(24) then return booking.paid end\n"
                    + "if booking.notice >= days(5) then return percent(booking.paid, 50) end return 0",
                [7], ["return percent(booking.paid, 50) end"]
            ),
            (
                "if booking.notice < 0 then return 0 elseif booking.notice < -5 then return 1 end return booking.paid",
                [6], ["return 1 end"]
            ),
            (
                "if booking.paid < 0 then -- then\n return 1 else return booking.notice > 0 and booking.paid or 0 end",
                [7], ["return 1 else"]
            ),
            (
                "local s = 'if x then' .. [==[ else ]] ]==] if booking.notice > 0 then return booking.paid end return 0",
                [], []
            ),
        ] as [(String, [Int], [String])]
    )
    func `a branch to which no booking comes is shown with its line`(body: String, lines: [Int], texts: [String]) {
        let report = PolicyCheck.run(Samples.policy(body))
        let gaps = report.warnings.filter { $0.code == "unreached" }
        #expect(gaps.map(\.line) == lines, "\(gaps)")
        #expect(gaps.map(\.message) == texts.map { "no booking that was tried comes to \"\($0)\"" })
    }

    @Test func `an undefined name is found in code that never runs, with its line`() {
        let report = PolicyCheck.run(
            Samples.policy(
                "if booking.paid < 0 then\nreturn percnt(1, os.time())\nend\nreturn helper(booking)",
                before: "function helper() return 0 end"
            )
        )
        let names = report.warnings.filter { $0.code == "undefined_name" }
        #expect(names.map(\.message) == ["'percnt' is not defined", "'os' is not available to policies"])
        #expect(names.map(\.line) == [7, 7])
        #expect(report.isValid)
    }

    @Test(arguments: [
        ("return 1.5", "result"), ("error('x')", "runtime"), ("while true do end", "instructions"),
        ("if booking.cancelled_by == 'no_show' then while true do end end return 0", "instructions"),
    ])
    func `a policy that answers for no booking, or exceeds a limit for any, is not valid`(body: String, code: String) {
        let report = PolicyCheck.run(Samples.policy(body))
        #expect(!report.isValid)
        #expect(report.summary.isEmpty)
        #expect(report.errors.map(\.code) == [code])
    }

    @Test func `a source that is not a policy gives one error with its line`() throws {
        let report = PolicyCheck.run(PolicySource(text: "return {\n  name = \n}"))
        #expect(report.errors.map(\.code) == ["syntax"])
        #expect(report.errors.map(\.line) == [3])
        #expect(report.policy == nil)
        let json = try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any]
        #expect(json?["valid"] as? Bool == false)
    }

    @Test(arguments: try HostileScript.all())
    func `no hostile script keeps a check for long`(script: HostileScript) throws {
        let source = PolicySource(try script.bytes())
        let spent = ThreadTime.spent { _ = PolicyCheck.run(source) }
        #expect(spent < .seconds(1))
    }
}
