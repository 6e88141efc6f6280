import ArgumentParser
import Foundation
import Glibc
import Policies
import PolicyLibrary

/// Looks over the script on standard input within tight limits: what a server starts for each upload.
struct PolicyScreenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Check a stranger's script from standard input in a process with little time, memory and no files.",
        shouldDisplay: false
    )

    /// The exit status where the limits could not be set; the script was then not looked at.
    static let notLimited: Int32 = 75

    func run() throws {
        // A check of a known policy first reads whatever files a check needs.
        for policy in PolicyLibrary.standard.prefix(1) { _ = PolicyCheck.run(policy.source) }
        do {
            try ResourceLimits.apply()
        } catch {
            throw ExitCode(Self.notLimited)
        }
        let script = try FileHandle.standardInput.read(upToCount: PolicySource.maximumSize + 1) ?? Data()
        let report = Array(PolicyCheck.run(PolicySource(script)).json().utf8)
        // Ends here: what else a process does at its end might want a file.
        do {
            try Descriptor.output.write(report)
        } catch {
            Glibc.exit(1)
        }
        Glibc.exit(0)
    }
}
