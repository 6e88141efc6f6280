import Foundation

/// A shell that ends something when it is let go of, or when this process is gone, even when it was killed.
///
/// It waits for the end of a pipe whose other end only this process holds.
final class Watchdog: Sendable {
    private let pipe: Pipe

    /// Runs the script, which is to end once it has read its input to the end.
    init(_ script: String, _ arguments: [String], as prefix: [String]) throws {
        let pipe = Pipe()
        self.pipe = pipe
        // No other child may inherit the end that keeps the shell waiting.
        _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = prefix + ["sh", "-c", "trap '' HUP INT TERM; \(script)", "watchdog"] + arguments
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.currentDirectoryURL = URL(filePath: "/tmp")
        try process.run()
    }

    deinit {
        end()
    }

    func end() {
        pipe.fileHandleForWriting.closeFile()
    }
}
