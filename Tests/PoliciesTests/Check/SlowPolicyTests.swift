@testable import Policies
import Testing

/// Sweeps end in time, whatever a script does.
struct SlowPolicyTests {
    private static let half = PolicySource(
        text: "return { name = 'Half', description = 'Half.', refund = function(b) return percent(b.paid, 50) end }"
    )

    @Test func `a check whose time runs out refuses the script and says how far it came`() throws {
        let report = PolicyCheck.run(Self.half, timeLimit: .zero)
        let finding = try #require(report.errors.first)
        #expect(finding.code == "too_slow")
        #expect(finding.message.contains(": 1 of "), "\(finding.message)")
        #expect(report.evaluations == 1)
        #expect(!report.isValid)
    }

    @Test func `a curve whose time runs out says that it is not exact`() throws {
        let host = PolicyHost()
        let policy = try host.compile(source: Self.half)
        #expect(!host.curve(of: policy, timeLimit: .zero).isExact)
        #expect(host.curve(of: policy).isExact)
        let comparison = host.compare(("a", policy), ("b", policy), timeLimit: .zero)
        #expect(!comparison.from.curve.isExact && !comparison.to.curve.isExact)
    }

    @Test(arguments: ["n = n + i % 7", "local _ = (i + 1e308) % 1e-308"])
    func `the costliest of scripts comes through in its time`(step: String) throws {
        let report = PolicyCheck.run(Samples.policy("local n = 0 for i = 1, 3500 do \(step) end return booking.paid"))
        #expect(report.isValid, "\(report.errors)")
        #expect(report.budget.instructions > 10_000)
    }

    @Test(arguments: [(Duration.seconds(2), "2 s"), (.milliseconds(250), "0.25 s"), (.milliseconds(1500), "1.5 s")])
    func `limits are told in seconds`(limit: Duration, text: String) {
        #expect(limit.inSeconds == text)
    }
}
