import Foundation
import Testing
import TestSupport

/// Small versions of the trials of payments, which run the server as a process of its own.
struct PaymentTrialTests {
    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func run(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments =
            [root.appending(path: "Tests/PaymentTrials/trial.py").path, "--bookable", Binary.path] + arguments
        process.standardOutput = try FileHandle(forWritingTo: folder.write("", to: "output"))
        process.standardError = process.standardOutput
        try process.run()
        process.waitUntilExit()
        let output = try folder.read("output")
        #expect(process.terminationStatus == 0, "\(output)")
    }

    @Test func `amounts agree with localstripe`() throws {
        try Self.run(["agreement", "--bookings", "40", "--seed", "1"])
    }

    @Test(arguments: [1, 2])
    func `money is neither lost nor paid twice, whatever fails`(seed: Int) throws {
        let fake = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().appending(path: "stripe-fake").path
        try Self.run(["faults", "--operations", "120", "--hold", "2", "--seed", "\(seed)", "--fake", fake])
    }
}
