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
