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

    @Option(name: .customLong("zone"), help: "A zone whose clock the script may read; may be given several times.")
    var zones: [String] = []

    func run() throws {
        readAhead()
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
    private func readAhead() {
        for name in zones {
            // A name that is unknown now is unknown to the trial too, which says so.
            do { _ = try ZoneDirectory.system.zone(named: name) } catch { continue }
        }
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
