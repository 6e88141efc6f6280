import ArgumentParser
import BookableAPI
import CivilTime
import Foundation
import Glibc
import Policies
import PolicyLibrary

/// Runs the trial on standard input within tight limits: what a server starts for each script that it is sent.
struct PolicyTrialCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial",
        abstract: "Try a stranger's script from standard input in a process with little time, memory and no files.",
        shouldDisplay: false
    )

    /// The exit status where the script is not a policy or gave no refund; the output says why.
    static let failed: Int32 = 65

    /// The exit status where the limits could not be set; the script was then not looked at.
    static let notLimited: Int32 = 75

    /// The longest trial that is read, in bytes.
    private static let longestInput = 1 << 20

    @Option(help: "The zone whose clock the script may read.")
    var zone: String?

    func run() throws {
        try readAhead()
        do {
            try ResourceLimits.apply()
        } catch {
            throw ExitCode(Self.notLimited)
        }
        let input = try FileHandle.standardInput.read(upToCount: Self.longestInput) ?? Data()
        switch try PolicyTrial(encoded: input).run(zones: .system) {
        case .document(let bytes): Self.end(writing: bytes, status: 0)
        case .failure(let error):
            Self.end(writing: Array(try JSONEncoder().encode(TrialFailure(error))), status: Self.failed)
        }
    }

    /// Reads whatever files a trial needs: afterwards none can be opened.
    private func readAhead() throws {
        if let zone { _ = try ZoneDirectory.system.zone(named: zone) }
        for policy in PolicyLibrary.standard.prefix(1) { _ = PolicyCheck.run(policy.source) }
    }

    /// Ends here: what else a process does at its end might want a file.
    private static func end(writing bytes: [UInt8], status: Int32) -> Never {
        do {
            try Descriptor.output.write(bytes)
        } catch {
            Glibc.exit(1)
        }
        Glibc.exit(status)
    }
}
