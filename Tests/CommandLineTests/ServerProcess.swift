import Foundation
import FoundationNetworking
import Testing

/// A `bookable serve` of its own on a free port of loopback.
final class ServerProcess {
    let endpoint: Endpoint
    private let process = Process()

    /// Starts a server on `database`, which it makes where it is a file that is not there, and waits until it answers.
    init(
        database: String,
        log: String,
        output: String? = nil,
        logLevel: String = "warning",
        options: [String] = ["--create"]
    ) async throws {
        let port = try Self.freePort()
        endpoint = Endpoint(port: port)
        process.executableURL = URL(fileURLWithPath: Binary.path)
        process.arguments = ["serve", "--database", database, "--port", "\(port)", "--log-level", logLevel] + options
        // All that tests book comes from one address.
        for limit in ["bookings-per-address", "bookings-per-contact", "holds-per-address", "holds-per-contact"] {
            process.arguments?.append(contentsOf: ["--\(limit)", "0"])
        }
        try #require(FileManager.default.createFile(atPath: log, contents: nil))
        process.standardOutput = FileHandle.nullDevice
        if let output {
            try #require(FileManager.default.createFile(atPath: output, contents: nil))
            process.standardOutput = FileHandle(forWritingAtPath: output)
        }
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        try await waitUntilReady()
    }

    deinit {
        kill()
    }

    /// Ends the server at once, as a crash would.
    func kill() {
        guard process.isRunning else { return }
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Asks the server to end and waits for it; returns its exit status.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Asks the server to end and does not wait for it.
    func tellToEnd() {
        process.terminate()
    }

    private func waitUntilReady() async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            do {
                if try await endpoint.send("GET", "/readyz").status == 200 { return }
            } catch is URLError {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        throw URLError(.timedOut)
    }

    private static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        try #require(status == 0)
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
