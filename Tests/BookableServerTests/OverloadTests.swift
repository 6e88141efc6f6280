@testable import BookableAPI
@testable import BookableServer
import Bookings
import CivilTime
import SQL
import SQLiteDriver
import HTTPTypes
import Testing

/// What the server says when it cannot do more, or not go on.
struct OverloadTests {
    @Test(arguments: [
        (SQLError.Code.busy, "overloaded", "1"), (.full, "storage_full", "60"), (.connection, "unavailable", "1"),
        (.contention, "unavailable", "1"), (.closed, "unavailable", "1"),
    ])
    func aDatabaseThatCannotIsNoFaultOfTheRequest(code: SQLError.Code, problem: String, wait: String) throws {
        let error = APIError(SQLError(code, "as the engine says"))
        #expect(error.code.rawValue == problem)
        #expect(error.code.status == .serviceUnavailable)
        #expect(error.headers[.retryAfter] == wait)
        #expect(!error.detail.contains("engine"))
    }

    @Test func aFullDiskIsToldAndNothingIsLost() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let pages = try await stage.database.transaction(.write) { connection in
                try await connection.query("PRAGMA page_count")[0].decode("page_count", as: Int.self)
            }
            try await stage.setMostPages(pages)
            var status = 201
            for day in 9...13 where status == 201 {
                for hour in ["08", "09", "10", "11", "12", "13", "14"] where status == 201 {
                    let at = "2026-03-\(day < 10 ? "0" : "")\(day)T\(hour):00:00Z"
                    let reply = try await stage.book(anna, at: at)
                    status = reply.status
                    if status != 201 { #expect(reply.code == "storage_full") }
                }
            }
            #expect(status == 503)
            try await stage.setMostPages(1_000_000)
            #expect(try await stage.book(anna, at: "2026-03-13T15:00:00Z").status == 201)
        }
    }

    @Test func requestsBeyondTheBoundAreAskedToComeBack() async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.maximumRequests = 1
        try await Stage.run(configuration: configuration) { stage in
            #expect(stage.server.gate.enter())
            let reply = try await stage.send(.get, "/v1/policies/flexible")
            #expect(reply.status == 503)
            #expect(reply.code == "overloaded")
            #expect(reply.header("Retry-After") == "1")
            #expect(try await stage.send(.get, "/healthz").status == 200)
            #expect(try await stage.send(.get, "/readyz").status == 200)
            #expect(try await stage.send(.get, "/metrics", as: stage.admin).status == 200)
            stage.server.gate.leave()
            #expect(try await stage.send(.get, "/v1/policies/flexible").status == 200)
            #expect(stage.server.gate.count.inFlight == 0)
        }
    }

    @Test func readinessNamesWhatIsAmiss() async throws {
        try await Stage.run { stage in
            try await stage.database.transaction(.write) { connection in
                try await connection.execute(
                    "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (99, 'later', 'x', 0)"
                )
            }
            let newer = try await stage.send(.get, "/readyz")
            #expect(newer.status == 503)
            #expect(newer.fields == ["schema"])
            stage.server.phase.end()
            #expect(try await stage.send(.get, "/readyz").fields == ["server", "schema"])
            try await stage.database.close()
            #expect(try await stage.send(.get, "/readyz").fields == ["server", "database"])
            #expect(try await stage.send(.get, "/healthz").status == 200)
        }
    }

    @Test func aDatabaseThatKeepsSilentIsNotReady() async throws {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.readinessDeadline = .milliseconds(20)
        try await Stage.run(limits: SQLiteLimits(readers: 1), configuration: configuration) { stage in
            try await stage.database.transaction(.read) { _ in
                let reply = try await stage.send(.get, "/readyz")
                #expect(reply.status == 503)
                #expect(reply.fields == ["database"])
            }
            #expect(stage.database.pools.map(\.inUse) == [0, 0])
        }
    }
}

extension Stage {
    /// Lets the database have no more than so many pages, as a disk would.
    fileprivate func setMostPages(_ count: Int) async throws {
        try await database.transaction(.write) { connection in
            _ = try await connection.query("PRAGMA max_page_count = \(unsafeRaw: "\(count)")")
        }
    }
}
