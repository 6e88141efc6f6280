import ArgumentParser
import Foundation
import PolicySimulation

/// Joins the reports of parts.
struct RefundsMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Join the JSON reports of the parts of an input into the report of the whole.",
        discussion: """
            The parts are what `refunds simulate --format json` printed, of shards or of several inputs. Sums are exact: the
            outcome is that of one run over everything. Parts of other policies, versions or dimensions are refused, and so
            are shards that are missing or there twice.

              bookable refunds simulate --policy strict --format json \\
                --shard 1/2 cancellations.csv > 1.json
              bookable refunds simulate --policy strict --format json \\
                --shard 2/2 cancellations.csv > 2.json
              bookable refunds merge 1.json 2.json
            """
    )

    @Option(help: "How the figures are printed: table, csv or json.")
    var format: ReportFormat = .table

    @Argument(help: "The reports.", completion: .file(extensions: ["json"]))
    var parts: [InputFile]

    func validate() throws {
        var names: [FilePlace: String] = [:]
        for part in parts {
            guard let place = part.place else { continue }
            if let other = names.updateValue(part.name, forKey: place) {
                throw ValidationError("\(other) and \(part.name) are the same file: it would count twice.")
            }
        }
    }

    func run() throws {
        var merger = ReportMerger()
        do {
            for part in parts {
                try merger.add(try decode(part), name: part.name)
            }
            let report = try merger.report()
            try format.show(report)
            guard report.rejected > 0 else { return }
            Console.complain("\(RejectionLog.words(report.rejected, of: report.rows)).")
            guard report.rejected < report.rows else {
                throw CommandFailure("None of the parts' rows is a cancellation.", status: .unusableInput)
            }
        } catch let refusal as ReportMerger.Refusal {
            throw CommandFailure("\(refusal.message).", status: .unusableInput)
        }
    }

    private func decode(_ file: InputFile) throws -> ReportPart {
        let data = try file.readJSON(failingWith: .noInput)
        do {
            return try JSONDecoder().decode(ReportPart.self, from: data)
        } catch is DecodingError {
            throw ReportMerger.Refusal("\(file.name) is not a report of refunds simulate --format json")
        }
    }
}
