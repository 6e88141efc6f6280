import ArgumentParser
import Bookings
import CivilTime
import Imports
import Money
import Policies

/// What every import can be told.
struct ImportArguments: ParsableArguments {
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var file: ConfigurationFileOption

    @Flag(help: "Write nothing, and tell what would be brought in and what not.")
    var dryRun = false

    @Flag(help: "Print the report as JSON.")
    var json = false

    @Option(help: "The currency of prices that name none, such as EUR.")
    var currency: Currency?

    @Option(help: "The zone of providers without one that is known, such as Europe/Berlin.")
    var timeZone: Zone?

    @Option(
        help: "The standard cancellation policy of new providers and their bookings.",
        completion: .list(PolicyID.standardNames)
    )
    var policy = "flexible"

    @Option(help: "A name for the system; needed to import from a second one of the same kind.")
    var origin: String?

    func validate() throws {
        guard PolicyID.standardNames.contains(policy) else {
            let known = PolicyID.standardNames.joined(separator: ", ")
            throw ValidationError("--policy takes one of \(known).")
        }
        if let origin {
            let isName = origin.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "._-".utf8.contains(byte)
            }
            guard isName, (1...64).contains(origin.utf8.count) else {
                throw ValidationError("--origin takes 1 to 64 letters, digits, dots, hyphens and underscores.")
            }
        }
    }

    /// What a reader needs to know.
    func options(at now: Instant) -> ImportOptions {
        var options = ImportOptions(zones: .system, now: now)
        options.currency = currency
        options.timeZone = timeZone
        return options
    }

    /// Writes what was read, unless it is tried only, and prints what became of it.
    func run(_ contents: SourceContents, from system: String, at now: Instant) async throws {
        guard let policy = PolicyID(rawValue: policy) else { throw ValidationError("--policy is not a policy.") }
        let desk = ImportDesk(
            zones: .system,
            policy: policy,
            evaluators: PolicyEvaluators(),
            observers: try file.messageObservers()
        )
        let run = ImportRun(desk, from: origin ?? system, by: Console.actor, at: now)
        let opened = try await database.openExisting()
        let report = try await opened.closing { database in
            try await run.write(contents, isTrial: dryRun, to: database)
        }
        if json {
            try Console.write(try Console.json(ImportReportDocument(report)))
        } else {
            try Console.print(ImportReportText(report).text)
        }
        if report.hasRefusals { throw ExitCode.failure }
    }
}

extension InputFile {
    /// The bytes of a file to import.
    func readImport() throws -> [UInt8] {
        [UInt8](try read(atMost: 256 << 20, failingWith: .noInput))
    }
}

/// Turns what cannot be read into the end of the command.
func readingImport<Result>(_ body: () throws(ImportFault) -> Result) throws -> Result {
    do throws(ImportFault) {
        return try body()
    } catch {
        throw CommandFailure("The file cannot be imported: \(error)", status: .unusableInput)
    }
}
