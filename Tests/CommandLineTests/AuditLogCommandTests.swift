import Testing
import TestSupport

/// What operators do with keys is in the audit log, which they can read.
struct AuditLogCommandTests {
    @Test func `keys that are made and revoked are recorded`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        _ = try Shop.make(in: path)
        let list = try Binary.run(["keys", "list", "--database", path]).output
        let id = try #require(list.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("key_") })
        #expect(try Binary.run(["keys", "revoke", String(id), "--database", path]).status == 0)
        let csv = try Binary.run(["audit", "list", "--format", "csv", "--database", path])
        #expect(csv.status == 0, "\(csv.errors)")
        let lines = csv.output.split(whereSeparator: \.isNewline)
        try #require(lines.count == 3, "\(csv.output)")
        // Both may be of one second, in which they have no order.
        for command in ["revoke", "create"] {
            let entry = ",system,change,bookable keys \(command),,,\(id),"
            #expect(lines.contains { $0.contains(entry) }, "\(csv.output)")
        }
        #expect(lines[1].contains(",command:"))
        let none = try Binary.run([
            "audit", "list", "--to", "2020-01-01T00:00:00Z", "--format", "json", "--database", path,
        ])
        #expect(none.output == "[]\n")
        let wrong = try Binary.run(["audit", "--from", "yesterday", "--database", path])
        #expect(wrong.status == 64 && wrong.errors.contains("is not an instant"), "\(wrong.errors)")
    }
}
