import Foundation
import SQL
import SQLiteDriver
import Testing
import TestSupport

struct AuditCommandTests {
    /// The proof takes any file of cancellations: `Tests/Proof/audit-cancellations BOOKABLE FILE`.
    @Test func `an audit of real cancellations finds nothing, and the one row that a hand changed`() throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: Fixture.path("Proof/audit-cancellations"))
        process.arguments = [Binary.path, Fixture.path("PoliciesTests/Fixtures/hotel-cancellations.csv")]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
        #expect(text.contains("as filled: 3000 computed again, 0 disagree, exit 0"))
        #expect(text.contains("changed by hand: 1 disagree: rfd_moderate_00000500, exit 1"))
    }

    /// `make audit-proof` does the same with 10,000 refunds.
    @Test(arguments: [1])
    func `audits in ten processes agree with each other and with what was recorded`(seed: Int) throws {
        let process = Process()
        let output = Pipe()
        let recorder = URL(fileURLWithPath: Binary.path).deletingLastPathComponent().appending(path: "refund-recorder")
        process.executableURL = URL(fileURLWithPath: Fixture.path("Proof/audit-in-processes"))
        process.arguments = [Binary.path, recorder.path, "450", "\(seed)"]
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "seed \(seed): \(text)")
        #expect(text.contains("10 processes: 1 answer, 450 computed again, 0 disagree, exit 0"), "\(text)")
        #expect(text.contains("changed by hand: 1 answer, 1 disagree, exit 1"), "\(text)")
    }

    @Test func `every booking without its refund is named, however many there are`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("bookable.sqlite")
        let recorder = Process()
        recorder.executableURL = URL(fileURLWithPath: Binary.path).deletingLastPathComponent()
            .appending(path: "refund-recorder")
        recorder.arguments = [path, "1200", "1"]
        recorder.standardOutput = FileHandle.nullDevice
        try recorder.run()
        recorder.waitUntilExit()
        let database = try SQLiteDatabase(path: path)
        let bookings = try await database.transaction(.write) { connection in
            _ = try await connection.execute("DROP TRIGGER refund_parts_are_never_erased")
            _ = try await connection.execute("DELETE FROM refund_parts")
            _ = try await connection.execute("DELETE FROM refunds")
            let rows = try await connection.query("SELECT COUNT(*) AS bookings FROM bookings WHERE refunded > 0")
            return try rows.first?.decode("bookings", as: Int.self) ?? 0
        }
        try await database.close()
        #expect(bookings > 500)
        let outcome = try Binary.run(["refunds", "audit", "--database", path])
        #expect(outcome.status == 1)
        #expect(outcome.output.hasSuffix("0 refunds computed again, \(bookings) disagree\n"))
        #expect(outcome.output.split(separator: "\n").count { $0.hasPrefix("no refund of bkg_") } == bookings)
    }

    @Test(arguments: [
        ["refunds", "audit"], ["keys", "list"], ["keys", "revoke", "key_none"], ["keys", "create", "--role", "admin"],
        ["refunds", "simulate", "--policy", "strict"], ["jobs", "list"], ["jobs", "replay", "job_shop_a"],
        ["jobs", "discard", "job_shop_a"], ["payments", "ledger"], ["migrate", "--status"], ["serve", "--port", "0"],
    ])
    func `a mistyped path makes no database`(command: [String]) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("mistyped.sqlite")
        let outcome = try Binary.run(command + ["--database", path])
        #expect(outcome.status != 0)
        #expect(outcome.errors.contains("The database \(path) does not exist."), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
