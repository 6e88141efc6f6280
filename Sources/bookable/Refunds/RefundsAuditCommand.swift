import ArgumentParser
import Bookings
import CivilTime
import SQL

/// Computes all recorded refunds again.
struct RefundsAuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Compute every recorded refund again, and name each that does not agree.",
        discussion: """
            Each refund records the hash of its policy's script and its input. The audit takes both, asks the policy again,
            and compares amount, entitlement, status and reason; a refund left undecided must fail again in the same way.
            It also holds each script to its hash, and each booking's refunded amount to the sum of its refunds.

            Changes nothing. Exits 0 when all agree, and 1 otherwise.
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "How the outcome is printed: text or json.")
    var format: OutputFormat = .text

    func run() async throws {
        let database = try await options.address.openExisting()
        var findings: [AuditDocument.Finding] = []
        let summary: RefundAudit.Summary
        do {
            let audit = RefundAudit(zones: .system, evaluators: PolicyEvaluators())
            summary = try await audit.run(on: database) { finding in
                let document = AuditDocument.Finding(finding)
                switch format {
                case .text: try Console.print(document.text)
                case .json: findings.append(document)
                }
            }
            try await database.close()
        } catch {
            try await database.close()
            throw error
        }
        switch format {
        case .text: try Console.print("\(summary.refunds) refunds computed again, \(summary.findings) disagree")
        case .json: try Console.write(try Console.json(AuditDocument(refunds: summary.refunds, findings: findings)))
        }
        if summary.findings > 0 { throw ExitCode.failure }
    }
}
