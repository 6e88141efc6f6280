import Foundation

/// A worker that runs, whose output goes to a file.
struct WorkerProcess {
    private let process = Process()
    private let file: URL

    init(arguments: [String], padding: String) throws {
        file = FileManager.default.temporaryDirectory.appending(path: "policy-fuzz-\(UUID().uuidString)")
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
            throw FuzzFailure("\(file.path) cannot be written")
        }
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.environment = ["PADDING": padding]
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
    }

    /// Waits for the end and gives the digests, of which there must be `count`.
    func digests(count: Int) throws -> [UInt64] {
        process.waitUntilExit()
        defer { try? FileManager.default.removeItem(at: file) }
        guard process.terminationStatus == 0 else {
            throw FuzzFailure("a process ended with \(process.terminationStatus)")
        }
        let bytes = try Data(contentsOf: file)
        guard bytes.count == count * 8 else {
            throw FuzzFailure("a process wrote \(bytes.count) bytes for \(count) programs")
        }
        return bytes.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self)) }
    }
}
