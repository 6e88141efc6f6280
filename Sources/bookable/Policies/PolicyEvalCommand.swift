import ArgumentParser
import CivilTime
import Foundation
import Policies
import WireFormat

/// Asks a policy about one cancelled booking.
struct PolicyEvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Ask a policy what one cancellation gives back.",
        discussion: """
            Prints {"amount": …, "entitlement": …, "reason": …, "version": …} and exits 0, or the error and exits 1.
            Amounts are minor units of the booking's currency. The booking:

              {"paid": 9999, "already_refunded": 0, "currency": "EUR",
               "booked_at": "2026-01-01T00:00:00Z",
               "start_at": "2026-03-10T10:00:00Z", "end_at": "2026-03-10T11:00:00Z",
               "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client",
               "time_zone": "Europe/Berlin",
               "service": {"name": "Cut", "duration_minutes": 60}}
            """
    )

    @Argument(help: "flexible, moderate, strict, or a script.", completion: .policies)
    var policy: PolicyReference

    @Argument(help: "The booking; - for standard input.", completion: .file(extensions: ["json"]))
    var booking: InputFile

    @Option(help: "How errors are printed: text on standard error, or json on standard output.")
    var format: OutputFormat = .text

    func run() throws {
        do {
            let document = try WireDecoder.decode(
                CancellationDocument.self,
                from: try booking.readJSON(atMost: 1 << 20)
            )
            let input = try document.booking(zones: .system)
            let host = PolicyHost()
            let compiled = try host.compile(source: try policy.source())
            // A script that no server takes is not evaluated either.
            try compiled.requireFitTexts()
            try Console.write(
                try Console.json(RefundDecisionDocument(try host.decideRefund(for: input, under: compiled)))
            )
        } catch let error as PolicyError {
            try format.fail(FailureDocument(error))
        } catch let error as WireError {
            try format.fail(FailureDocument(error))
        } catch let error as RefusedDocument {
            try format.fail(FailureDocument(WireError(field: "", reason: error.description)))
        }
    }
}
