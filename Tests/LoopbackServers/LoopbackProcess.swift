package import Foundation

/// A server in a process of its own, on a port of loopback that it chose and told.
package final class LoopbackProcess {
    package let port: Int
    private let process = Process()
    private let output = Pipe()
    /// Ends with this process, however that ends; a server that reads its input to the end can then end too.
    private let input = Pipe()
    /// What the server wrote on standard error, which is passed on when it ends.
    ///
    /// Were it the standard error of the tests, a server left behind by a crash would hold it open, and whoever reads the output of the
    /// tests would wait for ever.
    private let errors: FileHandle

    /// Starts a program and waits until it prints `listening on 127.0.0.1:PORT`.
    package init(_ program: URL, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardInput = input
        // No other child may inherit the end that keeps the input open.
        _ = fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        errors = try Self.makeAnonymousFile()
        process.standardError = errors
        try process.run()
        do {
            port = try Self.readPort(output.fileHandleForReading, of: program)
        } catch {
            Self.passOn(errors)
            throw error
        }
    }

    deinit {
        kill()
    }

    /// `http://127.0.0.1:PORT`.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// Asks a server that reads its input to end, and waits until it has cleaned up.
    package func end() {
        input.fileHandleForWriting.closeFile()
        process.waitUntilExit()
        Self.passOn(errors)
    }

    /// Ends the server at once, as a crash would.
    package func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        Self.passOn(errors)
    }

    private static func passOn(_ file: FileHandle) {
        guard (try? file.seek(toOffset: 0)) != nil, let text = try? file.readToEnd(), !text.isEmpty else { return }
        try? FileHandle.standardError.write(contentsOf: text)
    }

    private static func makeAnonymousFile() throws -> FileHandle {
        guard let file = tmpfile() else { throw CocoaError(.fileWriteUnknown) }
        defer { fclose(file) }
        return FileHandle(fileDescriptor: dup(fileno(file)), closeOnDealloc: true)
    }

    private static func readPort(_ output: FileHandle, of program: URL) throws -> Int {
        var text = ""
        while !text.hasSuffix("\n") {
            guard let bytes = try output.read(upToCount: 1), !bytes.isEmpty else {
                throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: program.path])
            }
            text += String(decoding: bytes, as: UTF8.self)
        }
        guard let port = text.split(separator: ":").last.flatMap({ Int($0.dropLast()) }) else {
            throw CocoaError(.fileReadCorruptFile, userInfo: [NSLocalizedDescriptionKey: text])
        }
        return port
    }
}
