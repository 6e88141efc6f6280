import Foundation
import Testing
import TestSupport

/// Each attack of the siege in small, against a server process.
///
/// The bounds are wide, because the binary is not optimised and the machine may be busy; `make siege` has the true ones.
struct SiegeTests {
    @Test func anHonestClientBooksThroughEveryAttack() throws {
        let size = ["--connections", "80", "--seconds", "1", "--settle", "0.3", "--p99", "10000", "--memory", "400"]
        try run("siege.py", ["--keyless"] + size)
    }

    /// Three ways that differ most in timing.
    @Test(arguments: ["sqlite", "postgres"])
    func oneAddressTakesNoMoreThanItsBound(engine: String) throws {
        let ways = ["at once", "confirming", "moving"].flatMap { ["--way", $0] }
        try run("flood.py", ["--engine", engine, "--seconds", "1", "--p99", "10000"] + ways)
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        let siege = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Siege/\(program)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", siege.path, "--binary", Binary.path] + arguments
        let folder = try TemporaryFolder()
        let report = try FileHandle(forWritingTo: folder.write("", to: "report"))
        process.standardOutput = report
        process.standardError = report
        try process.run()
        process.waitUntilExit()
        let printed = try folder.read("report")
        #expect(process.terminationStatus == 0, "\(printed)")
    }
}
