import Testing
import WebPush

struct SecretsCommandTests {
    @Test func aKeyForWebPushIsPrintedInTheFormThatIsRead() throws {
        let outcome = try Binary.run(["secrets", "create-vapid"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 2 && lines.last == "")
        let key = try #require(VAPIDKey(String(lines[0])))
        #expect(outcome.errors.contains(" \(key.publicText)\n") && !outcome.errors.contains(key.secretText))
        #expect(try Binary.run(["secrets", "create-vapid"]).output != outcome.output)
    }
}
