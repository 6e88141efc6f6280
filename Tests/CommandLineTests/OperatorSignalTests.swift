import Foundation
import TestSupport
import Testing

/// What an operator is told of a server: in its log, and by its figures.
@Suite(.timeLimit(.minutes(2)))
struct OperatorSignalTests {
    @Test func `metrics tell the release, the schema and the age of the last backup`() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder.path("backups"), withIntermediateDirectories: true)
        let server = try await ServerProcess(
            database: folder.path("a.sqlite"),
            log: folder.path("log"),
            options: ["--create", "--metrics", "open", "--backup-path", folder.path("backups")]
        )
        let before = try await server.endpoint.send("GET", "/metrics").body
        let version = try Binary.run(["version"]).output.split(separator: " ").last.map {
            $0.trimmingCharacters(in: .newlines)
        }
        let release = try #require(version)
        #expect(before.contains(#"bookable_build_info{database="sqlite",version="\#(release)"} 1"#), "\(before)")
        #expect(before.contains("\nbookable_schema_version 1\n"))
        #expect(before.contains("\nbookable_backup_age_seconds +Inf\n"))
        let backup = folder.path("backups/one.sqlite")
        #expect(try Binary.run(["backup", "--database", folder.path("a.sqlite"), "--to", backup]).status == 0)
        // A copy that is still being written is not a backup.
        try folder.write("part", to: "backups/two.sqlite.partial-7")
        let then = Date(timeIntervalSinceNow: -7_200)
        try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: backup)
        let after = try await server.endpoint.send("GET", "/metrics").body
        let line = try #require(after.split(separator: "\n").first { $0.hasPrefix("bookable_backup_age_seconds ") })
        let age = try #require(Double(line.split(separator: " ")[1]))
        #expect((7_190...7_400).contains(age))
        #expect(server.stop() == 0)
    }

    @Test func `a variable that is not a setting is warned about, and not its value`() throws {
        let outcome = try Binary.run(
            ["serve", "--print-config"],
            environment: [
                "BOOKABLE_LOGLEVEL": "s3cret", "BOOKABLE_URL": "http://127.0.0.1", "BOOKABLE_ZZZZZZZZZZ": "1",
            ]
        )
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("BOOKABLE_LOGLEVEL is not a setting; perhaps BOOKABLE_LOG_LEVEL was meant"))
        #expect(outcome.errors.contains("BOOKABLE_ZZZZZZZZZZ is not a setting."))
        #expect(!outcome.errors.contains("s3cret"))
        #expect(!outcome.errors.contains("BOOKABLE_URL"))
    }

    @Test func `the log of a server warns about it too`() throws {
        let folder = try TemporaryFolder()
        // The database is missing, so the server ends after it has read its settings.
        let outcome = try Binary.run(
            ["serve", "--log-format", "json", "--port", "0", "--database", folder.path("none.sqlite")],
            environment: ["BOOKABLE_LOGRATE": "5"]
        )
        #expect(outcome.status == 1)
        let fields = #""environment.nearest":"BOOKABLE_LOG_RATE","environment.variable":"BOOKABLE_LOGRATE""#
        #expect(outcome.errors.contains(fields), "\(outcome.errors)")
    }
}
