import CPolicyHost
import CivilTime
import Money

/// Asks a rule about many slots, and notes what looks wrong.
struct RuleSweep {
    private var report: RuleReport
    private var failures: [RuleReport.Finding] = []
    private var failureCount = 0
    private var instructions: Int64 = 0
    private var fieldsRead: UInt32 = 0
    private var reasons: Set<String> = []

    /// Instructions that a sweep may take, so that a costly rule cannot keep the machine.
    private static let limit: Int64 = 5_000_000

    /// From this cost of a slot on, a year of starts every five minutes is more than one query may take.
    private static let costlySlot = RuleHost.queryLimit / 20_000

    /// Findings of failures that are told, each of another line.
    private static let toldFailures = 5

    private static let toldReasons = 20

    /// The fields of a slot, in the order of the bits by which the host tells which were read.
    private static let fieldNames = [
        "start_at", "end_at", "notice", "date", "weekday", "local_start", "service", "client", "bookings_that_day",
        "bookings_lasting", "since_previous", "until_next",
    ]

    static func run(_ rule: AvailabilityRule, on host: RuleHost, at now: Int64, report: inout RuleReport) {
        var sweep = RuleSweep(report: report)
        let isWhole = SweepQuestions.all(from: now).allSatisfy { sweep.ask(rule, host, $0) }
        sweep.conclude(isWhole: isWhole)
        report = sweep.report
    }

    private init(report: RuleReport) {
        self.report = report
    }

    /// Whether the sweep may go on.
    private mutating func ask(_ rule: AvailabilityRule, _ host: RuleHost, _ asked: SweepQuestions.Asked) -> Bool {
        for start in asked.starts {
            do throws(RuleError) {
                note(try host.run(rule, start, asked.question), of: rule)
            } catch {
                // The rule was compiled a moment ago; the system has no memory to do so again.
                report.errors.append(finding(error))
                return false
            }
            if instructions > Self.limit { return false }
        }
        return true
    }

    private mutating func note(_ verdict: rule_verdict, of rule: AvailabilityRule) {
        report.slots += 1
        instructions += verdict.result.instructions + 50
        fieldsRead |= verdict.result.fields_read
        report.budget.instructions = max(report.budget.instructions, Int(verdict.result.instructions))
        report.budget.bytes = max(report.budget.bytes, Int(verdict.result.bytes))
        if verdict.result.status != policy_ok {
            note(RuleError(verdict.result, of: rule.name))
        } else if verdict.allowed {
            report.allowed += 1
        } else if verdict.result.text_length > 0, reasons.count < Self.toldReasons {
            reasons.insert(verdict.result.message)
        }
    }

    private mutating func note(_ error: RuleError) {
        failureCount += 1
        let isTold = failures.contains { $0.code == error.code.rawValue && $0.line == error.line }
        if !isTold, failures.count < Self.toldFailures { failures.append(finding(error)) }
    }

    private func finding(_ error: RuleError) -> RuleReport.Finding {
        RuleReport.Finding(code: error.code.rawValue, message: error.message, line: error.line)
    }

    private mutating func conclude(isWhole: Bool) {
        report.reads = Self.fieldNames.enumerated().filter { fieldsRead >> UInt32($0.offset) & 1 == 1 }.map(\.element)
        report.reasons = reasons.sorted()
        if failureCount == report.slots {
            report.errors += failures
            return
        }
        for failure in failures {
            report.warn(
                .failsSometimes,
                "\(failure.message) (\(failure.code)); slots for which the rule fails are not offered",
                line: failure.line
            )
        }
        let answered = report.slots - failureCount
        if report.allowed == 0 {
            report.warn(.neverAllows, "none of the \(answered) slots that were tried is allowed")
        } else if report.allowed == answered, failureCount == 0, report.rule?.hasPrice == false {
            report.warn(
                .noEffect,
                "all of the \(answered) slots that were tried are allowed, and the rule sets no prices"
            )
        }
        let average = instructions / Int64(max(report.slots, 1))
        if !isWhole || average > Self.costlySlot {
            report.warn(
                .costly,
                "a slot takes \(average) instructions; with more than \(Self.costlySlot), long ranges are refused"
            )
        }
    }
}
