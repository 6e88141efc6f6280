import Foundation
import PostgresServer
import TestSupport
import Testing

/// Imports from other systems, as whoever runs the command and whoever books afterwards sees them.
@Suite(.timeLimit(.minutes(2)))
struct ImportCommandTests {
    enum Engine: CaseIterable {
        case sqlite, postgres
    }

    private static let dump = Fixture.path("ImportsTests/Fixtures/easyappointments.sql")

    private func withDatabase(_ engine: Engine, _ body: (String, TemporaryFolder) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        switch engine {
        case .sqlite: try await body(folder.path("shop.sqlite"), folder)
        case .postgres: try await PostgresServer.shared.withDatabase { try await body($0, folder) }
        }
    }

    private func rows(_ arguments: [String]) throws -> [[String: Any]] {
        let outcome = try Binary.run(arguments + ["--format", "json"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
    }

    @Test(arguments: Engine.allCases)
    func `a practice moves with its bookings, tried first, and only once`(engine: Engine) async throws {
        try await withDatabase(engine) { database, folder in
            let key = try Shop.make(in: database)
            let place = ["--database", database]
            let command = ["import", "easyappointments", Self.dump] + place
            let trial = try Binary.run(command + ["--dry-run"])
            #expect(trial.status == 1 && trial.output.hasPrefix("Dry run: nothing was written.\n"), "\(trial.errors)")
            for line in trial.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            #expect(trial.output.contains("booking 2 (provider 2): it overlaps another booking"), "\(trial.output)")
            #expect(try rows(["bookings", "list"] + place).isEmpty)

            let outcome = try Binary.run(command + ["--json"])
            #expect(outcome.status == 1, "\(outcome.errors)")
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            )
            let entries = try #require(report["rows"] as? [[String: Any]])
            func record(_ kind: String, _ id: String) -> String? {
                entries.lazy.filter { $0["kind"] as? String == kind && $0["id"] as? String == id }
                    .compactMap { $0["record"] as? String }.first
            }
            let provider = try #require(record("provider", "2"))
            let bookings = try rows(["bookings", "list", "--provider", provider] + place)
            #expect(bookings.count == 5 && bookings.allSatisfy { $0["status"] as? String == "confirmed" })
            #expect(bookings.first?["start_at"] as? String == "2031-03-03T08:00:00Z", "\(bookings)")

            let server = try await ServerProcess(database: database, log: folder.path("log"))
            let service = try #require(record("service", "1"))
            let slots = try await server.endpoint.send(
                "GET",
                "/v1/providers/\(provider)/slots?service=\(service)&from=2031-03-03T00:00:00Z&to=2031-03-04T00:00:00Z"
            )
            let answer = try JSONSerialization.jsonObject(with: Data(slots.body.utf8)) as? [String: Any]
            let starts = (answer?["slots"] as? [[String: Any]] ?? []).compactMap { $0["start_at"] as? String }
            #expect(starts.first == "2031-03-03T09:15:00Z" && starts.last == "2031-03-03T15:15:00Z", "\(slots.body)")
            let booking = try #require(record("booking", "1"))
            let notes = try await server.endpoint.send("GET", "/v1/bookings/\(booking)/notes", key: key)
            #expect(notes.body.contains("Brings the dog"), "\(notes.body)")
            #expect(server.stop() == 0)

            let again = try Binary.run(command)
            #expect(again.status == 1 && again.output.hasPrefix("Imported from easyappointments.\n"), "\(again.errors)")
            #expect(try rows(["bookings", "list"] + place).count == 6)
            let log = try Binary.run(["audit", "list", "--provider", provider, "--format", "csv"] + place)
            #expect(log.output.contains("bookable import"), "\(log.errors)")
        }
    }

    @Test func `answers of Cal.com and files of CSV come in as well`() throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        _ = try Shop.make(in: database)
        let place = ["--database", database]
        let answers = Fixture.path("ImportsTests/Fixtures/calcom/v1.json")
        let calcom = try Binary.run(["import", "calcom", answers] + place)
        #expect(
            calcom.status == 0 && calcom.output.contains("Brought in, with a change:"),
            "\(calcom.errors)\(calcom.output)"
        )
        let files = ["providers", "services", "hours", "blocked", "clients", "bookings"].flatMap {
            ["--\($0)", Fixture.path("ImportsTests/Fixtures/csv/\($0).csv")]
        }
        let csv = try Binary.run(["import", "csv"] + files + place)
        #expect(
            csv.status == 1
                && csv.output.split { $0.isWhitespace }.joined(separator: " ").contains(
                    "booking b8: start has two readings"
                ),
            "\(csv.errors)\(csv.output)"
        )
        for line in (calcom.output + csv.output).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        #expect(try rows(["bookings", "list"] + place).count == 3)
    }

    @Test func `what cannot be imported is told by the exit status`() throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        _ = try Shop.make(in: database)
        let place = ["--database", database]
        let broken = try Binary.run(["import", "easyappointments", "-"] + place, input: "INSERT INTO x VALUES (1);")
        #expect(
            broken.status == 65 && broken.errors.contains("line 1: the columns of `x` are not known"),
            "\(broken.errors)"
        )
        #expect(try Binary.run(["import", "calcom", folder.path("none.json")] + place).status == 66)
        #expect(try Binary.run(["import", "calcom", "-", "--policy", "none"] + place, input: "{}").status == 64)
        #expect(try Binary.run(["import", "calcom", "-", "--origin", "a b"] + place, input: "{}").status == 64)
        #expect(try Binary.run(["import", "csv"] + place).status == 64)
        let elsewhere = ["--database", folder.path("none.sqlite")]
        let missing = try Binary.run(["import", "easyappointments", Self.dump] + elsewhere)
        #expect(missing.status == 1 && missing.errors.contains("does not exist"), "\(missing.errors)")
    }
}
