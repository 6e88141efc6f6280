import Foundation
import TestSupport
import Testing

/// API keys at the command line.
struct KeysCommandTests {
    @Test func `a key is made, listed, rotated and revoked`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", folder.path("a.sqlite")]
        #expect(try Binary.run(["migrate"] + database).status == 0)
        let made = try Binary.run(
            ["keys", "create", "--role", "finance", "-n", "Books", "--scope", "read", "--expires", "90d"] + database
        )
        #expect(made.status == 0, "\(made.errors)")
        #expect(made.output.wholeMatch(of: /bk_[a-z2-7]{32}\n/) != nil)
        #expect(made.errors.contains("confined to read, until "))
        let listed = try Binary.run(["keys", "list", "--json"] + database)
        let keys = try JSONDecoder().decode([Key].self, from: Data(listed.output.utf8))
        try #require(keys.count == 1)
        #expect(keys[0].scopes == ["read"] && keys[0].status == "in_force" && keys[0].expires_at != nil)
        #expect(!listed.output.contains("bk_") && !listed.output.contains("secret"))
        let rotated = try Binary.run(["keys", "rotate", keys[0].id, "--old-until", "1h", "--json"] + database)
        #expect(rotated.status == 0, "\(rotated.errors)")
        let new = try JSONDecoder().decode(Key.self, from: Data(rotated.output.utf8))
        #expect(new.secret?.hasPrefix("bk_") == true && new.secret != made.output.trimmingCharacters(in: .newlines))
        let again = try Binary.run(["keys", "rotate", keys[0].id] + database)
        #expect(again.status == 1)
        #expect(again.errors.contains("rotated already"), "\(again.errors)")
        #expect(try Binary.run(["keys", "revoke", keys[0].id] + database).status == 0)
        let table = try Binary.run(["keys", "list"] + database)
        #expect(table.output.contains(new.id) && !table.output.contains(keys[0].id))
        #expect(table.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(table.output)")
        let all = try Binary.run(["keys", "list", "--all", "-f", "csv"] + database)
        #expect(all.output.contains(keys[0].id) && all.output.contains(new.id))
    }

    @Test func `a key gets another end and another name`() throws {
        let folder = try TemporaryFolder()
        let database = ["--database", folder.path("a.sqlite")]
        #expect(try Binary.run(["migrate"] + database).status == 0)
        let create = ["keys", "create", "--role", "finance", "-n", "Books", "--expires", "1d", "--json"]
        let made = try JSONDecoder().decode(Key.self, from: Data(try Binary.run(create + database).output.utf8))
        let change = ["keys", "change", made.id] + database
        let later = try Binary.run(change + ["--expires", "2027-03-10T09:00:00Z", "--json"])
        #expect(later.status == 0, "\(later.errors)")
        let changed = try JSONDecoder().decode(Key.self, from: Data(later.output.utf8))
        #expect(changed.expires_at == "2027-03-10T09:00:00Z" && changed.secret == nil)
        let never = try Binary.run(change + ["--never-expires", "-n", "Taxes"])
        #expect(never.output == "\(made.id), \"Taxes\", never expires.\n", "\(never.errors)")
        #expect(try Binary.run(change).errors.contains("Nothing to change"))
        #expect(try Binary.run(change + ["--expires", "1d", "--never-expires"]).status == 64)
        #expect(try Binary.run(["keys", "revoke", made.id] + database).status == 0)
        let revoked = try Binary.run(change + ["--expires", "1d"])
        #expect(revoked.status == 1 && revoked.errors.contains("is revoked"), "\(revoked.errors)")
    }

    @Test func `a role and a provider that do not go together are refused with what would do`() throws {
        let without = try Binary.run(["keys", "create", "--role", "provider"])
        #expect(without.status == 64)
        #expect(without.errors.contains("needs --provider"), "\(without.errors)")
        let with = try Binary.run(["keys", "create", "--role", "admin", "--provider", "prv_anna"])
        #expect(with.status == 64)
        #expect(with.errors.contains("--provider goes with --role provider"), "\(with.errors)")
        let expiry = try Binary.run(["keys", "create", "--role", "admin", "--expires", "soon"])
        #expect(expiry.status == 64)
    }

    private struct Key: Decodable {
        let id: String
        let status: String
        let scopes: [String]?
        let expires_at: String?
        let secret: String?
    }
}
