import Foundation

/// Runs the scripts that look at pages in Chromium and Firefox.
enum Browser {
    /// The status with which a script ends, and what it says.
    static func browse(
        _ script: String,
        _ scenario: String,
        _ url: String,
        _ seeds: Data
    ) async throws -> (Int32, String) {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "--kill-after=5", "900", root.appending(path: ".build/page-peers/bin/python").path,
            here.appending(component: script).path, scenario, url, String(decoding: seeds, as: UTF8.self),
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        // Its own thread waits, for the server answers on those of this process.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                do {
                    try process.run()
                    let data = try output.fileHandleForReading.readToEnd() ?? Data()
                    process.waitUntilExit()
                    continuation.resume(returning: (process.terminationStatus, String(decoding: data, as: UTF8.self)))
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
