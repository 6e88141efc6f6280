import Foundation
import Testing
import TestSupport

/// The storms in small.
struct StormTests {
    @Test(arguments: ["postgres", "sqlite"], ["single", "seats", "limit"])
    func everyPlaceIsGivenOnceAndEveryoneIsToldTheTruth(engine: String, kind: String) throws {
        try run("contest.py", "--kind", kind, "--engine", engine, "--starts", "40", "--attempts", "600")
    }

    @Test func nothingAcknowledgedIsLostWhileServersAndPostgresFail() throws {
        let fake = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().appending(path: "stripe-fake").path
        let faults = ["--kills", "4", "--restarts", "2", "--cuts", "2", "--fills", "0"]
        try run("faults.py", ["--fake", fake, "--providers", "10", "--seed", "1"] + faults)
    }

    @Test func whatIsTakenAnywhereIsGoneFromEverySearchWithinASecond() throws {
        try run("freshness.py", ["--changes", "15", "--prove"], size: ["--servers", "4"])
    }

    private func run(_ script: String, _ arguments: String...) throws {
        try run(script, arguments)
    }

    private func run(
        _ script: String,
        _ arguments: [String],
        size: [String] = ["--servers", "2", "--clients", "16"]
    ) throws {
        let storms = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Storm")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["python3", storms.appending(path: script).path, "--binary", Binary.path] + size + arguments
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
