/// Looks a script over before anyone depends on it.
public enum PolicyCheck {
    /// Compiles a source and asks it about thousands of bookings.
    ///
    /// The sweep covers notice from a year to after the start; amounts with odd cents; currencies of no, two and three
    /// decimals; earlier refunds; everyone who may cancel; short and long sessions; bookings made late; weekends; and days
    /// on which clocks change. It takes milliseconds, and a
    /// fraction of a second for the costliest of scripts. `timeLimit` is processor time: a script that does not come
    /// through in it is refused, with how far the sweep came.
    public static func run(_ source: PolicySource, timeLimit: Duration = PolicyHost.timeLimit) -> CheckReport {
        let time = ProcessorTime(limit: timeLimit)
        let inspection = Inspection(of: source)
        do throws(PolicyError) {
            let policy = try inspection.policy()
            try policy.requireFitTexts()
            var report = report(of: inspection, policy: policy, errors: [])
            let host = PolicyHost()
            if let policy = report.policy { PolicySweep.run(policy, host: host, within: time, report: &report) }
            return report
        } catch {
            let finding = CheckReport.Finding(code: error.code.rawValue, message: error.message, line: error.line)
            return report(of: inspection, policy: nil, errors: [finding])
        }
    }

    private static func report(
        of inspection: Inspection,
        policy: CompiledPolicy?,
        errors: [CheckReport.Finding]
    ) -> CheckReport {
        var report = CheckReport(
            policy: policy,
            version: inspection.source.version,
            errors: errors,
            warnings: [],
            budget: CheckReport.Budget(
                sourceSize: inspection.source.bytes.count,
                instructions: inspection.instructions,
                bytes: 0
            )
        )
        for undefined in inspection.undefinedNames {
            report.warn(.undefinedName, FailureWords.undefined(undefined.name), line: undefined.line)
        }
        if let line = inspection.doubtfulLine {
            report.warn(
                .doubtfulOperator,
                "a function with more than 255 constants uses &, | or ~, which Lua 5.4.4 may compute wrongly",
                line: line
            )
        }
        return report
    }
}
