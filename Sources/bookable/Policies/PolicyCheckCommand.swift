import ArgumentParser
import Policies

/// Looks a policy over before anyone depends on it.
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say whether a script is a sound policy, and why not.",
        discussion: """
            Compiles the script and asks it about thousands of bookings: short and long notice, odd amounts, currencies
            without and with three decimals, earlier refunds, no-shows and days on which clocks change. Exits 0 when the
            script can be used, if perhaps with warnings, and 1 when it cannot.
            """
    )

    @Argument(help: "The script, or the name of a standard policy.", completion: .policies)
    var policy: PolicyReference

    @Option(help: "How the report is printed: text or json.")
    var format: OutputFormat = .text

    @OptionGroup var time: TimeLimitOption

    func run() throws {
        let report = PolicyCheck.run(try policy.source(), timeLimit: time.limit)
        switch format {
        case .json: try Console.write(report.json() + "\n")
        case .text: try Console.print(text(report))
        }
        if !report.isValid { throw ExitCode.failure }
    }

    private func text(_ report: CheckReport) -> String {
        guard let policy = report.policy, report.isValid else {
            return report.errors.map { line("error", $0) }.joined(separator: "\n")
        }
        let budget = report.budget
        let used = "\(budget.instructions) of 20000 instructions, \(budget.bytes) of 262144 bytes"
        let head = ["\(policy.name): \(policy.description)"] + report.summary
        let tail = ["At most \(used), in \(report.evaluations) evaluations.", "\(report.version)"]
        return (head + report.warnings.map { line("warning", $0) } + tail).joined(separator: "\n")
    }

    private func line(_ kind: String, _ finding: CheckReport.Finding) -> String {
        let place = finding.line.map { "\(policy.name):\($0)" } ?? policy.name
        return "\(place): \(kind): \(finding.message) (\(finding.code))"
    }
}
