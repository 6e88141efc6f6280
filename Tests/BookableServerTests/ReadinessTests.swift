import Foundation
import PostgresDriver
import SQL
import Testing

@testable import BookableAPI

/// What `/readyz` says of a database that hangs.
@Suite(.timeLimit(.minutes(2)))
struct ReadinessTests {
    @Test func aServerThatAcceptsAndNeverAnswersIsNamedAtTheDeadline() async throws {
        let socket = try SilentSocket()
        var limits = PostgresLimits(connections: 1)
        limits.connectTimeout = .seconds(300)
        let database = try PostgresDatabase("postgres://127.0.0.1:\(socket.port)/shop?sslmode=disable", limits: limits)
        let readiness = Readiness(
            database: database,
            migrations: [],
            phase: ServerPhase(),
            deadline: .milliseconds(100)
        )
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<2 {
            let faults = await readiness.faults()
            #expect(faults.map(\.field) == ["database"])
            #expect(faults.first?.reason.contains("within 0.1 seconds") == true, "\(faults)")
        }
        #expect(start.duration(to: clock.now) < .seconds(60))
        try await database.close()
    }
}

/// A socket of this machine that connections are made to and on which nobody answers.
private final class SilentSocket {
    private let descriptor: Int32
    let port: UInt16

    init() throws {
        descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 16) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(descriptor >= 0 && isListening)
    }

    deinit {
        close(descriptor)
    }
}
