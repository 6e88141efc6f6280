import Foundation
import Testing

/// Many clients who want the same few places at once: the storm in small.
struct StormTests {
    @Test(arguments: ["postgres", "sqlite"], ["single", "seats", "limit"])
    func everyPlaceIsGivenOnceAndEveryoneIsToldTheTruth(engine: String, kind: String) throws {
        let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "scripts")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", scripts.appending(path: "storm").path, "--binary", Binary.path, "--kind", kind,
            "--engine", engine, "--servers", "2", "--clients", "16", "--starts", "40", "--attempts", "600",
        ]
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
