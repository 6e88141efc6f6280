import Foundation
import SQL
import SQLiteDriver
import TestSupport
import Testing

struct BackupCommandTests {
    private func demo(in folder: TemporaryFolder) throws -> String {
        let path = folder.path("shop.sqlite")
        let made = try Binary.run(["demo", "--database", path, "--env", folder.path("demo.env")])
        try #require(made.status == 0, "\(made.errors)")
        return path
    }

    private func mode(of path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func `a database in use is copied, checked and put in place`() async throws {
        let folder = try TemporaryFolder()
        let path = try demo(in: folder)
        // Open as a server has it, with commits in the log alone.
        let database = try SQLiteDatabase(path: path, creating: false)
        try await database.transaction(.write) { try await $0.execute("CREATE TABLE late (a INTEGER)") }
        let copy = folder.path("copy.sqlite")
        let made = try Binary.run(["backup", "--database", path, "--to", copy])
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.contains("providers") && made.output.contains("schema 1"), "\(made.output)")
        #expect(try mode(of: copy) == 0o600)
        try await database.close()
        let checked = try Binary.run(["restore", "--check", copy])
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(checked.output.contains("is sound"))
        let restored = folder.path("restored.sqlite")
        #expect(try Binary.run(["restore", copy, "--database", restored]).status == 0)
        #expect(try mode(of: restored) == 0o600)
        #expect(try Binary.run(["refunds", "audit", "--database", restored]).status == 0)
        let again = try SQLiteDatabase(path: restored, creating: false)
        _ = try await again.transaction(.read) { try await $0.query("SELECT a FROM late") }
        try await again.close()
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
            $0.contains("partial")
        }
        #expect(left.isEmpty)
    }

    @Test func `nothing is written over, and what is no backup is told`() throws {
        let folder = try TemporaryFolder()
        let path = try demo(in: folder)
        let there = try folder.write("here", to: "there").path
        let refused = try Binary.run(["backup", "--database", path, "--to", there])
        #expect(refused.status == 1)
        #expect(refused.errors.contains("is there already"), "\(refused.errors)")
        #expect(try folder.read("there") == "here")
        #expect(try Binary.run(["restore", path, "--database", path]).status == 1)
        #expect(try Binary.run(["restore", "--check", folder.path("nowhere")]).status == 66)
        let text = try Binary.run(["restore", "--check", there])
        #expect(text.status == 1, "\(text.errors)")
        let nowhere = try Binary.run(["backup", "--database", path, "--to", folder.path("no/such/folder.sqlite")])
        #expect(nowhere.status == 74, "\(nowhere.errors)")
    }

    @Test func `a damaged backup is refused`() throws {
        let folder = try TemporaryFolder()
        let copy = folder.path("copy.sqlite")
        #expect(try Binary.run(["backup", "--database", try demo(in: folder), "--to", copy]).status == 0)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: copy))
        for place in stride(from: 4_096 * 8, to: bytes.count - 4_096, by: 4_096) {
            bytes.replaceSubrange(place..<place + 64, with: Data(repeating: 0xA5, count: 64))
        }
        try bytes.write(to: URL(fileURLWithPath: copy))
        let outcome = try Binary.run(["restore", "--check", copy])
        #expect(outcome.status == 65 || outcome.status == 1, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
