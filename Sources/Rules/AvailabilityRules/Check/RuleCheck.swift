public import Policies

/// Looks an availability rule over before anyone depends on it.
public enum RuleCheck {
    /// Compiles a source and asks it about some twenty thousand slots.
    ///
    /// The slots lie on every hour of every fifth day of the year that begins at `now`, in UTC seconds since 1970, and on two
    /// days on which clocks change; for new and returning clients; for a short and a long service; and on dates with no, one
    /// and several bookings. That takes some tens of milliseconds; for a costly script the sweep ends early and says so. A
    /// script that fails for all slots is refused.
    public static func run(_ source: PolicySource, now: Int64) -> RuleReport {
        let host = RuleHost(capacity: 1)
        do throws(RuleError) {
            let machine = try host.machine(for: source)
            try machine.rule.requireFitTexts()
            var report = RuleReport(machine.inspection, of: machine.rule)
            RuleSweep.run(machine.rule, on: host, at: now, report: &report)
            return report
        } catch {
            return RuleReport(error, of: source)
        }
    }
}

extension RuleReport {
    fileprivate init(_ error: RuleError, of source: PolicySource) {
        self.init(
            rule: nil,
            version: source.version,
            budget: Budget(sourceSize: source.bytes.count, startInstructions: 0)
        )
        errors = [Finding(code: error.code.rawValue, message: error.message, line: error.line)]
    }

    fileprivate init(_ inspection: RuleMachine.Inspection, of rule: AvailabilityRule) {
        self.init(
            rule: rule,
            version: rule.version,
            budget: Budget(sourceSize: rule.source.bytes.count, startInstructions: inspection.instructions)
        )
        for name in inspection.undefinedNames {
            warn(.undefinedName, FailureWords.undefined(name.name, for: "rules"), line: name.line)
        }
        if let line = inspection.doubtfulLine {
            warn(
                .doubtfulOperator,
                "a function with more than 255 constants uses &, | or ~, which Lua 5.4.4 may compute wrongly",
                line: line
            )
        }
    }
}

extension AvailabilityRule {
    /// Throws where the rule's name or description is not fit for people to know it by.
    package func requireFitTexts() throws(RuleError) {
        if let fault = NameText.fault(in: name) { throw RuleError(code: .shape, message: "name \(fault)") }
        if let description, let fault = NameText.fault(in: description, lines: true) {
            throw RuleError(code: .shape, message: "description \(fault)")
        }
    }
}
