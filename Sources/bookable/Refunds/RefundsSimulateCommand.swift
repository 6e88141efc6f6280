public import ArgumentParser
import Foundation
public import Policies

/// Replays past cancellations under policies.
struct RefundsSimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Compute what past cancellations would have refunded under each policy.",
        discussion: """
            Reads CSV with the columns booking_id, provider_id, currency, paid, already_refunded, booked_at, start_at,
            end_at, cancelled_at and cancelled_by, in any order; time_zone and service are read where they are there, and
            further columns are passed over. Amounts are minor units. A row that is no cancellation is named on standard
            error with its line and its reason, and the rest goes on.

            A replay holds behaviour fixed: under a stricter policy people would have cancelled differently, or not booked.

              bookable refunds simulate --policy flexible --policy strict --baseline moderate cancellations.csv
              bookable refunds simulate --policy mine.lua --by provider --by month --format csv cancellations.csv
            """
    )

    @Option(
        help: ArgumentHelp("A policy to replay: flexible, moderate, strict, or a script. Repeat for more."),
        completion: .file(extensions: ["lua"])
    )
    var policy: [PolicyReference]

    @Option(help: "The policy that the others are compared with.", completion: .file(extensions: ["lua"]))
    var baseline: PolicyReference?

    @Option(help: "What to tell apart: month (the default), provider, currency, cancelled_by. Repeat for more.")
    var by: [SimulationDimension] = []

    @Option(help: "How the figures are printed: table, csv or json.")
    var format: ReportFormat = .table

    @Option(help: "Also write one CSV line for each cancellation and policy to this file.", completion: .file())
    var details: String?

    @Argument(
        help: ArgumentHelp("The cancellations; standard input where none is named.", valueName: "cancellations.csv"),
        completion: .file(extensions: ["csv"])
    )
    var file = "-"

    func run() throws {
        let host = PolicyHost()
        let simulation = Simulation(
            policies: try policy.map { try compile($0, on: host) },
            baseline: try baseline.map { try compile($0, on: host) },
            dimensions: by.isEmpty ? [.month] : by
        )
        let details = try details.map { try DetailsFile(path: $0, policies: simulation.policies.map(\.name)) }
        do {
            let totals = try simulation.run(
                file: file,
                onRejected: { Console.complain("\(file == "-" ? "standard input" : file): \($0)") },
                onRow: details.map { details in { details.write($0) } }
            )
            try details?.close()
            let text = format.text(SimulationReport(totals, of: simulation))
            print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
        } catch let error as SimulationError {
            throw ValidationError(error.message)
        }
    }

    private func compile(_ reference: PolicyReference, on host: PolicyHost) throws -> SimulatedPolicy {
        do {
            return SimulatedPolicy(name: reference.name, policy: try host.compile(source: try reference.source()))
        } catch let error as PolicyError {
            throw ValidationError("\(reference.name): \(error)")
        }
    }
}

extension SimulationDimension: ExpressibleByArgument {}
