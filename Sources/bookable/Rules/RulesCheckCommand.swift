import ArgumentParser
import AvailabilityRules
import CivilTime
import Policies

/// Looks an availability rule over before anyone depends on it.
struct RulesCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether a script is a sound availability rule, and why not.",
        discussion: """
            Compiles the script and asks it about thousands of slots of the coming year: each hour and weekday, new and
            returning clients, short and long services, dates with and without bookings. Exits 0 when the script can be
            used, if perhaps with warnings, and 1 when it cannot.
            """
    )

    @Argument(help: "The script.", completion: .file(extensions: ["lua"]))
    var script: InputFile

    @Option(help: "How the report is printed: text or json.")
    var format: OutputFormat = .text

    func run() throws {
        // One byte more than a source may have is enough to refuse it.
        let source = PolicySource(try script.read(first: PolicySource.maximumSize + 1))
        let report = RuleCheck.run(source, now: Console.now().secondsSince1970)
        switch format {
        case .json: try Console.write(report.json() + "\n")
        case .text: try Console.print(text(report))
        }
        if !report.isValid { throw ExitCode.failure }
    }

    private func text(_ report: RuleReport) -> String {
        guard let rule = report.rule, report.isValid else {
            return report.errors.map { line("error", $0) }.joined(separator: "\n")
        }
        let budget = report.budget
        let prices = rule.hasPrice ? " and sets their prices" : ""
        var lines = [rule.description.map { "\(rule.name): \($0)" } ?? rule.name]
        if !report.reads.isEmpty { lines.append("Reads \(report.reads.joined(separator: ", ")).") }
        lines.append("Allows \(report.allowed) of \(report.slots) slots that were tried\(prices).")
        lines += report.reasons.map { "Refuses with \"\($0)\"." }
        lines += report.warnings.map { line("warning", $0) }
        lines.append(
            "At most \(budget.instructions) of 2000 instructions and \(budget.bytes) of 65536 bytes for a slot."
        )
        lines.append("\(report.version)")
        return lines.joined(separator: "\n")
    }

    private func line(_ kind: String, _ finding: RuleReport.Finding) -> String {
        let place = finding.line.map { "\(script.name):\($0)" } ?? script.name
        return "\(place): \(kind): \(finding.message) (\(finding.code))"
    }
}
