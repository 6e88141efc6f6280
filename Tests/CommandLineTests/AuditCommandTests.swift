import Foundation
import Testing

struct AuditCommandTests {
    /// The proof takes any file of cancellations: `Tests/Proof/audit-cancellations BOOKABLE FILE`.
    @Test func `an audit of real cancellations finds nothing, and the one row that a hand changed`() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Fixture.path("Proof/audit-cancellations"))
        process.arguments = [Binary.path, Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("as filled: 3000 computed again, 0 disagree, exit 0"))
        #expect(text.contains("changed by hand: 1 disagree: rfd_moderate_00000500, exit 1"))
    }

    @Test(arguments: [
        ["refunds", "audit"], ["keys", "list"], ["keys", "revoke", "key_none"],
        ["refunds", "simulate", "--policy", "strict"],
    ])
    func `a mistyped path makes no database`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("mistyped.sqlite")
        let outcome = try Binary.run(command + ["--database", path])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("There is no database \(path)."), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
