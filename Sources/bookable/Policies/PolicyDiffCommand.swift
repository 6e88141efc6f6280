import ArgumentParser
import Foundation
import Policies

/// Puts two policies side by side.
struct PolicyDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what differs between two policies: their lines, and what clients get back.",
        discussion: """
              bookable policy diff moderate mine.lua
              bookable policy diff old.lua new.lua --svg both.svg
            """
    )

    @Argument(help: "The older policy.", completion: .policies)
    var from: PolicyReference

    @Argument(help: "The newer policy.", completion: .policies)
    var to: PolicyReference

    @Option(help: "Also draw both curves into this file.", completion: .file())
    var svg: String?

    @Option(help: "How the comparison is printed: text or json.")
    var format: OutputFormat = .text

    @OptionGroup var time: TimeLimitOption

    func validate() throws {
        var check = OutputCheck()
        for policy in [from, to] { check.reads(policy) }
        try check.writes(svg, as: "--svg")
        try check.prints()
    }

    func run() throws {
        let host = PolicyHost()
        let comparison = host.compare(
            (from.name, try from.policy(on: host)),
            (to.name, try to.policy(on: host)),
            timeLimit: time.limit
        )
        if let svg {
            let file = try OutputFile(path: svg, mode: OutputFile.ordinary)
            try file.write(Array(comparison.svg().utf8))
            try file.commit()
        }
        switch format {
        case .json: try Console.write(comparison.json() + "\n")
        case .text: try Console.print(text(comparison), terminator: "")
        }
    }

    private func text(_ comparison: PolicyComparison) -> String {
        if comparison.diff.isEmpty { return "The scripts are the same.\n" }
        let change =
            comparison.isSameCurve
            ? "Clients get the same: \(comparison.to.summary).\n"
            : "Clients got: \(comparison.from.summary).\nClients get: \(comparison.to.summary).\n"
        return comparison.diff + "\n" + change
    }
}
