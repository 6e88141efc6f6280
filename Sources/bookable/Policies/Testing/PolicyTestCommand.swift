import ArgumentParser
import CivilTime
import Policies
import WireFormat

/// Runs the cases beside policies.
struct PolicyTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the cases that stand beside policies.",
        discussion: """
            Beside NAME.lua stands NAME.cases.json, a list of bookings and what they must give:

              [{"name": "exactly 48 hours before",
                "booking": {"paid": 9999, … as for bookable policy eval …},
                "expected": {"entitlement": 9999, "amount": 9999, "reason": "…"}}]

            What stands in expected is compared; {"error": "runtime"} expects the policy to fail. Exits 1 when a case
            fails, when a file cannot be read, and when there is nothing to run.
            """
    )

    @Argument(help: "Scripts, files of cases, or folders.", completion: .file(extensions: ["lua", "json"]))
    var paths: [String]

    @Option(help: "How the outcome is printed: text or json.")
    var format: OutputFormat = .text

    func run() throws {
        var files: [PolicyCaseFile] = []
        for file in try paths.flatMap(PolicyCaseFile.all(under:))
        where !files.contains(where: { ExactText($0.script) == ExactText(file.script) }) {
            files.append(file)
        }
        guard !files.isEmpty else {
            throw CommandFailure("No cases found. Put them into NAME.cases.json beside NAME.lua.", status: .noInput)
        }
        let host = PolicyHost()
        let reports = files.map { report(on: $0, host) }
        switch format {
        case .json: try Console.write(try Console.json(reports))
        case .text: try Console.print((reports.map(\.text) + [summary(reports)]).joined(separator: "\n"))
        }
        if !reports.allSatisfy(\.isPassed) { throw ExitCode.failure }
    }

    private func report(on file: PolicyCaseFile, _ host: PolicyHost) -> PolicyTestReport {
        do {
            return PolicyTestReport(file, try file.run(on: host, zones: .system))
        } catch let error as PolicyError {
            return PolicyTestReport(file, error: "\(FailureDocument(error).text)")
        } catch let error as WireError {
            return PolicyTestReport(file, error: "\(file.cases): \(error)")
        } catch let error as RefusedDocument {
            return PolicyTestReport(file, error: "\(file.cases): \(error)")
        } catch {
            return PolicyTestReport(file, error: "\(error)")
        }
    }

    private func summary(_ reports: [PolicyTestReport]) -> String {
        let passed = reports.reduce(0) { $0 + $1.passed }
        let failed = reports.reduce(0) { $0 + $1.failures.count }
        let broken = reports.count { $0.error != nil }
        let policies = reports.count == 1 ? "1 policy" : "\(reports.count) policies"
        let unread = broken == 0 ? "" : ", \(broken) could not be run"
        return "\(policies): \(passed) passed, \(failed) failed\(unread)"
    }
}
