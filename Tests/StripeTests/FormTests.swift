import Testing

@testable import Stripe

@Suite struct FormTests {
    @Test func `fields are written in brackets and by their UTF-8`() {
        var form = Form()
        form.add("amount", 2000)
        form.add("confirm", true)
        form.add("description", "Schnitt & Bart, 5 €~")
        form.add("nothing", String?.none)
        form.add("metadata", ["b": "2", "a": ""])
        form.add("expand", ["latest_charge"])
        #expect(
            form.encoded == "amount=2000&confirm=true&description=Schnitt%20%26%20Bart%2C%205%20%E2%82%AC~"
                + "&metadata%5Ba%5D=&metadata%5Bb%5D=2&expand%5B%5D=latest_charge"
        )
    }

    @Test(arguments: ["", String(repeating: "a", count: 256), "pi_1/../x", "pi 1", "pi_ä", "pi_1?x"])
    func `what is not an id is none`(text: String) {
        #expect(StripeID<PaymentIntent>(rawValue: text) == nil)
    }

    @Test(arguments: ["", "pk_test_1", "sk_", "sk_test_a b", "sk_test_a\r\nX: y"])
    func `what is not a secret key is none`(text: String) {
        #expect(SecretKey(text) == nil)
    }

    @Test func `a secret key does not show`() throws {
        let key = try #require(SecretKey("sk_live_abcdef"))
        var text = "\(key) \(String(reflecting: key)) \(StripeSettings(secretKey: key))"
        dump(key, to: &text)
        #expect(!text.contains("abcdef") && key.isLive)
    }
}
