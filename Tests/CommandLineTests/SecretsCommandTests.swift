import TestSupport
import Testing
import WebPush

struct SecretsCommandTests {
    @Test func aKeyForWebPushIsPrintedInTheFormThatIsRead() throws {
        let outcome = try Binary.run(["secrets", "create-vapid"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 2 && lines.last == "")
        let key = try #require(VAPIDKey(String(lines[0])))
        #expect(outcome.errors.contains(" \(key.publicText)\n") && !outcome.errors.contains(key.secretText))
        #expect(try Binary.run(["secrets", "create-vapid"]).output != outcome.output)
    }

    @Test func secretsAreEncryptedAnewUnderTheFirstKey() throws {
        let folder = try TemporaryFolder()
        let database = folder.path("shop.sqlite")
        #expect(try Binary.run(["migrate", "--database", database]).status == 0)
        let rotate = ["secrets", "rotate", "--database", database]
        let key = ["BOOKABLE_SECRETS_KEY": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="]
        let outcome = try Binary.run(rotate, environment: key)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output == "0 encrypted anew, 0 under the first key already.\n")
        let without = try Binary.run(rotate)
        #expect(without.status == 1 && without.errors.contains("secrets_key"), "\(without.errors)")
    }
}
