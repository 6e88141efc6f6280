import Foundation
import TestSupport
import Testing

/// Few of the lives of bookings that `make lives` has many of.
struct MessageLifeTests {
    private static let checker = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "MessageLives/check.py").path

    @Test(arguments: [("sqlite", 300), ("postgres", 60)])
    func `everybody has the messages they must have, and none that they must not`(engine: String, bookings: Int) throws
    {
        let seed = UInt64.random(in: 0...999_999)
        let folder = try TemporaryFolder()
        let log = folder.url.appending(path: "log")
        let lives = URL(filePath: Binary.path).deletingLastPathComponent().appending(path: "message-lives")
        let status = try run(
            lives,
            [engine, "\(bookings)", "\(seed)"],
            writing: FileHandle(forWritingTo: folder.write("", to: "log"))
        )
        try #require(status == 0, "message-lives \(engine) \(bookings) \(seed)")
        let output = try FileHandle(forWritingTo: folder.write("", to: "output"))
        // Few bookings have no place for some of the faults that are planted to prove the checker.
        let proof = bookings < 300 ? [] : ["--prove"]
        let judged = try run(URL(filePath: "/usr/bin/python3"), [Self.checker] + proof + [log.path], writing: output)
        let verdict = try folder.read("output")
        #expect(judged == 0, "\(engine) \(bookings) \(seed): \(verdict)")
    }

    private func run(_ program: URL, _ arguments: [String], writing output: FileHandle) throws -> Int32 {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }
}
