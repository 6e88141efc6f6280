import ArgumentParser
import CivilTime
import Foundation
import Money
import Policies

/// Draws what policies give back over the notice.
struct PolicyCurveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "curve",
        abstract: "Show how the refund falls as the start comes near, as JSON or as a picture.",
        discussion: """
            The edges are exact to the second. Several policies go into one picture.

              bookable policy curve moderate --svg moderate.svg
              bookable policy curve flexible moderate strict mine.lua --svg compared.svg
            """
    )

    @Argument(help: "Standard policies or scripts.", completion: .policies)
    var policies: [PolicyReference]

    @Option(help: "Write a picture to this file instead of JSON to standard output.", completion: .file())
    var svg: String?

    @Option(help: "What was paid, in minor units.")
    var paid: Int64 = 10_000

    @Option(help: "The currency, for example EUR.")
    var currency = "EUR"

    @OptionGroup var time: TimeLimitOption

    func validate() throws {
        guard !policies.isEmpty else { throw ValidationError("Name at least one policy.") }
        guard (1...Currency.maximumAmount).contains(paid) else {
            throw ValidationError("--paid goes from 1 to \(Currency.maximumAmount).")
        }
        guard Currency(currency) != nil else {
            throw ValidationError("\"\(currency)\" is not a currency code of ISO 4217.")
        }
        var check = OutputCheck()
        for policy in policies { check.reads(policy) }
        try check.writes(svg, as: "--svg")
        try check.prints()
    }

    func run() throws {
        guard let currency = Currency(currency) else { throw ExitCode.failure }
        let example = PolicyCurve.Example(paid: paid, currency: currency)
        let host = PolicyHost()
        let curves = try policies.map { host.curve(of: try $0.policy(on: host), for: example, timeLimit: time.limit) }
        if let svg {
            let file = try OutputFile(path: svg, mode: OutputFile.ordinary)
            try file.write(Array(CurvePicture(curves).svg().utf8))
            try file.commit()
        } else {
            try Console.write("[\(curves.map { $0.json() }.joined(separator: ","))]\n")
        }
    }
}
