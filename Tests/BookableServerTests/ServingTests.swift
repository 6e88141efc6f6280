@testable import BookableServer
@testable import Workers
import Bookings
import HTTPTypes
import HummingbirdTesting
import Logging
import SQL
import SQLiteDriver
import ServiceLifecycle
import Testing

/// The server as a process would run it.
struct ServingTests {
    @Test func theServerAnswersOverTheNetwork() async throws {
        try await Stage.run(.live) { stage in
            let anna = try await stage.openPractice()
            #expect(try await stage.send(.get, anna.slots(from: "2026-03-09", to: "2026-03-10")).status == 200)
            #expect(try await stage.book(anna, at: "2026-03-09T08:00:00Z").status == 201)
            #expect(try await stage.send(.get, "/nowhere").status == 404)
            #expect(try await stage.send(.get, "/healthz").status == 200)
            // The last request, because the connection goes with what is left of its body.
            let large = [UInt8](repeating: 0x20, count: 1_000_000)
            let json = ["Content-Type": "application/json"]
            let reply = try await stage.send(.post, "/v1/bookings", bytes: large, headers: json)
            #expect(reply.status == 413)
            #expect(reply.header("Connection") == "close")
        }
    }

    @Test func theServicesEndWhenTheyAreToldTo() async throws {
        try await Stage.run { stage in
            let (started, signal) = AsyncStream.makeStream(of: Void.self)
            let group = ServiceGroup(
                services: stage.server.services + [StartSignal(signal: signal)],
                logger: stage.server.logger
            )
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await group.run() }
                for await _ in started { break }
                await group.triggerGracefulShutdown()
                try await tasks.waitForAll()
            }
        }
    }

    @Test func whatIsLoggedHoldsNoSecretAndNoPeople() async throws {
        let log = LogRecord()
        try await Stage.run(logger: log.logger) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            _ = try await stage.send(.get, booking.path, as: booking.token)
            _ = try await stage.send(.post, "\(booking.path)/cancel", ["reason": "Kim is ill"], as: booking.token)
            try await stage.database.close()
            #expect(try await stage.send(.get, booking.path, as: booking.token).status == 503)
            let text = log.text
            #expect(text.contains("/v1/bookings/{booking}"))
            #expect(text.contains("Request failed"))
            for secret in ["Kim", "kim@", "bt_", "bk_", "Bearer", booking.id, "prv_anna"] {
                #expect(!text.contains(secret), "\(secret)")
            }
        }
    }

    @Test func readinessAsksTheDatabase() async throws {
        let log = LogRecord()
        try await Stage.run(logger: log.logger) { stage in
            #expect(try await stage.send(.get, "/readyz").json == ["status": "ready"])
            try await stage.database.close()
            #expect(try await stage.send(.get, "/healthz").status == 200)
            let reply = try await stage.send(.get, "/readyz")
            #expect(reply.status == 503)
            #expect(reply.header("Retry-After") == "1")
            #expect(log.text.contains("The server is not ready. database: "), "\(log.text)")
            #expect(!log.text.contains("APIError("), "\(log.text)")
        }
    }

    @Test func aCrowdThatTheDatabaseRefusesIsAskedToComeBack() async throws {
        try await Stage.run(limits: SQLiteLimits(readers: 1, maximumWaiting: 2)) { stage in
            let anna = try await stage.openPractice()
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<100 {
                    group.addTask { try await stage.book(anna, at: "2026-03-09T08:00:00Z").status }
                }
                return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
            }
            #expect(statuses.isSubset(of: [201, 409, 503]))
            #expect(statuses.contains(201))
        }
    }

    @Test func aSweepReleasesAllThatIsOverdue() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            var held: [HeldBooking] = []
            for hour in ["08", "09", "10", "11", "12"] {
                held.append(
                    try await stage.booked(
                        anna,
                        at: "2026-03-09T\(hour):00:00Z",
                        ["hold_seconds": hour == "12" ? 600 : 60]
                    )
                )
            }
            stage.clock.advance(by: 60)
            let sweeper = stage.server.sweeper
            let bounded = HoldSweeper(
                database: sweeper.database,
                holds: sweeper.holds,
                clock: sweeper.clock,
                interval: .seconds(1),
                portion: 3,
                metrics: sweeper.metrics,
                logger: sweeper.logger
            )
            #expect(try await bounded.sweep() == 4)
            #expect(try await bounded.sweep() == 0)
            for booking in held.dropLast() {
                #expect(try await stage.send(.get, booking.path, as: booking.token).json["cancellation"] == "expiry")
            }
            let standing = try #require(held.last)
            #expect(try await stage.send(.get, standing.path, as: standing.token).json["status"] == "pending")
        }
    }
}

/// Says that the services before it have been started.
private struct StartSignal: ServiceLifecycle.Service {
    let signal: AsyncStream<Void>.Continuation

    func run() async throws {
        signal.yield()
        try await gracefulShutdown()
    }
}
