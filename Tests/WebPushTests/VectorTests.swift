import Crypto
import Testing
import WebTokens

@testable import WebPush

/// The examples of the standards.
struct VectorTests {
    /// RFC 8291, section 5 and appendix A.
    @Test func aMessageIsEncryptedAsInTheStandard() throws {
        let subscription = try #require(Self.subscription())
        let sender = try P256.KeyAgreement.PrivateKey(
            rawRepresentation: try #require(Base64URL.decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
        )
        let record = try EncryptedRecord(
            Array("When I grow up, I want to be a watermelon".utf8),
            for: subscription,
            sender: sender,
            salt: try #require(Base64URL.decode("DGv6ra1nlYgDCS1FRnbzlw"))
        )
        #expect(
            Base64URL.encode(record.bytes) == """
                DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl\
                7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN
                """
        )
    }

    @Test func noTwoRecordsAreAlike() throws {
        let subscription = try #require(Self.subscription())
        let records = try (0..<100).map { _ in try EncryptedRecord([1], for: subscription).bytes }
        #expect(Set(records.map { Array($0[..<16]) }).count == 100, "salts")
        #expect(Set(records.map { Array($0[21..<86]) }).count == 100, "keys")
    }

    @Test func aKeyIsReadAsItIsWritten() throws {
        let key = try #require(VAPIDKey("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"))
        #expect(
            key.publicText
                == "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
        )
        let new = VAPIDKey()
        #expect(VAPIDKey(new.secretText)?.publicText == new.publicText && new.secretText != VAPIDKey().secretText)
        var text = "\(new) \(String(reflecting: new))"
        dump(new, to: &text)
        #expect(!text.contains(new.secretText))
    }

    @Test(arguments: ["", "abc", String(repeating: "A", count: 43), String(repeating: "_", count: 43), "a b", "++//"])
    func whatIsNotAKeyIsNotTaken(_ text: String) {
        #expect(VAPIDKey(text) == nil)
    }

    @Test func whatIsNotASubscriptionIsNotTaken() {
        #expect(Self.subscription() != nil)
        #expect(Self.subscription(auth: "BTBZMqHH6r4Tts7J_aSIgg==") != nil, "padding is none of the alphabet's")
        let endpoints = [
            "", "http://push.test/a", "https://user@push.test/", "https://push.test/a b", "ftp://push.test/",
            "https://push.test/\r\nX: y", "/a", "https://push.test/ä",
            "https://push.test/" + String(repeating: "a", count: 2000),
        ]
        for endpoint in endpoints { #expect(Self.subscription(endpoint: endpoint) == nil, "\(endpoint)") }
        for auth in ["", "AAAA", "BTBZMqHH6r4Tts7J_aSIggg", "BTBZMqHH6r4Tts7J!aSIgg"] {
            #expect(Self.subscription(auth: auth) == nil, "\(auth)")
        }
        let offCurve = "B" + String(repeating: "A", count: 85) + "E"
        for point in ["", "BAAA", offCurve, String(Self.point.dropLast(4))] {
            #expect(Self.subscription(p256dh: point) == nil, "\(point)")
        }
    }

    @Test func aSubscriptionShowsNoMoreThanItsService() throws {
        let subscription = try #require(Self.subscription(endpoint: "https://Push.test:443/secret-word"))
        var text = "\(subscription) \(String(reflecting: subscription))"
        dump(subscription, to: &text)
        #expect(text.contains("https://push.test") && !text.contains("secret-word"))
        let message = try #require(PushMessage(id: "m", to: subscription, payload: Array("text".utf8), validity: .zero))
        text = "\(message)"
        dump(message, to: &text)
        #expect(!text.contains("secret-word") && !text.contains("116"))
    }

    @Test(arguments: [
        ("https://push.test/a?b", "https://push.test"), ("https://PUSH.test:443/", "https://push.test"),
        ("https://push.test:8443/", "https://push.test:8443"), ("https://[::1]:8443/", "https://[::1]:8443"),
    ])
    func tokensAreForAnOrigin(_ endpoint: String, _ origin: String) {
        #expect(Self.subscription(endpoint: endpoint)?.origin == origin)
    }

    private static let point =
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"

    private static func subscription(
        endpoint: String = "https://push.test/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        p256dh: String = point,
        auth: String = "BTBZMqHH6r4Tts7J_aSIgg"
    ) -> PushSubscription? {
        PushSubscription(endpoint: endpoint, p256dh: p256dh, auth: auth)
    }
}
