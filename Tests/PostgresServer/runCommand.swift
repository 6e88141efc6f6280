import Foundation

/// Runs a program to its end, and returns what it wrote to either stream.
///
/// Throws ``CommandFailure`` when its status is not 0. What it starts and leaves behind must not keep its streams.
@discardableResult
package func runCommand(_ words: [String]) async throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)")
    try Data().write(to: output)
    let file = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = file
    process.standardError = file
    process.currentDirectoryURL = URL(filePath: "/tmp")
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        process.terminationHandler = { _ in continuation.resume() }
        do {
            try process.run()
        } catch {
            process.terminationHandler = nil
            continuation.resume(throwing: error)
        }
    }
    try file.close()
    let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    try FileManager.default.removeItem(at: output)
    guard process.terminationStatus == 0 else {
        throw CommandFailure(command: words.joined(separator: " "), status: process.terminationStatus, output: text)
    }
    return text
}
