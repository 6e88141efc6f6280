import FCM
import Foundation
import HTTPTransport
import Sending
import Testing

/// Notifications that a strict stand-in of FCM takes, refuses or loses.
struct FCMTests {
    @Test func aMessageIsTakenAsTheDiscoveryDocumentDescribesIt() async throws {
        let fake = try FCMFake()
        let client = try await fake.client { $0.now = { Int(Date.now.timeIntervalSince1970) } }
        let outcome = await client.send(try FCMFake.message())
        #expect(outcome == .sent(SendReceipt(id: "projects/salon-anna/messages/1")))
        let message = try #require(try await fake.log().taken.first)
        #expect(message.token == "device" && message.data == ["booking": "bkg_anna_1"])
        #expect(message.notification == ["title": "Bis Montag 👋", "body": "Schnitt um 10:00"])
        #expect(message.android.ttl == "3600s" && message.android.notification["tag"] == "msg_anna-1")
        let expiry = try #require(message.apns.headers["apns-expiration"].flatMap { Int($0) })
        #expect(abs(expiry - 3600 - Int(Date.now.timeIntervalSince1970)) < 60)
    }

    @Test(
        arguments: [
            ("unregistered", SendOutcome.gone(failure(404, "UNREGISTERED"))),
            ("malformed", .gone(failure(400, "INVALID_ARGUMENT"))),
            ("bad-payload", .refused(.request, failure(400, "INVALID_ARGUMENT"))),
            ("other-project", .gone(failure(403, "SENDER_ID_MISMATCH"))),
            ("apns-key", .refused(.account, failure(401, "THIRD_PARTY_AUTH_ERROR"))),
            ("forbidden", .refused(.account, failure(403, "PERMISSION_DENIED"))),
            ("quota", .retry(after: .seconds(60), failure(429, "QUOTA_EXCEEDED"))),
            ("quota-90", .retry(after: .seconds(90), failure(429, "QUOTA_EXCEEDED"))),
            ("unavailable", .retry(after: .seconds(10), failure(503, "UNAVAILABLE"))),
            ("internal", .retry(after: nil, failure(500, "INTERNAL"))),
            ("bad-gateway", .retry(after: nil, SendFailure(code: "502", "FCM answered 502."))),
        ]
    )
    func aFailureSaysWhatToDo(_ device: String, _ outcome: SendOutcome) async throws {
        let fake = try FCMFake()
        #expect(try await fake.client().send(try FCMFake.message(to: device)) == outcome)
        let log = try await fake.log()
        #expect(log.taken.isEmpty && log.sends == 1)
    }

    @Test(arguments: [("lost-before", 0), ("lost-after", 1), ("garbled", 1)])
    func anAnswerThatIsLostLeavesTheOutcomeUnknown(_ device: String, _ count: Int) async throws {
        let fake = try FCMFake()
        let outcome = try await fake.client().send(try FCMFake.message(to: device))
        #expect(outcome.kind == .unknown, "\(outcome)")
        #expect(try await fake.log().taken.count == count, "it is not sent again by itself")
        #expect(!"\(outcome)".contains(device))
    }

    @Test func aTokenIsAskedForOnceHoweverManyWaitForIt() async throws {
        let fake = try FCMFake()
        try await fake.setTokens("slow")
        let client = try await fake.client()
        let message = try FCMFake.message()
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { await client.send(message).kind } }
            for try await kind in group { #expect(kind == .sent) }
        }
        let log = try await fake.log()
        #expect(log.asked == 1 && log.taken.count == 20)
    }

    @Test func aTokenIsReplacedBeforeItExpires() async throws {
        let fake = try FCMFake()
        try await fake.setTokens("short")
        let client = try await fake.client()
        for _ in 0..<2 { #expect(await client.send(try FCMFake.message()).kind == .sent) }
        #expect(try await fake.log().asked == 2)
    }

    @Test func aTokenThatIsNotAcceptedIsReplacedOnce() async throws {
        let fake = try FCMFake()
        let client = try await fake.client()
        #expect(await client.send(try FCMFake.message()).kind == .sent)
        try await fake.setTokens("revoked")
        #expect(await client.send(try FCMFake.message()).kind == .sent)
        let log = try await fake.log()
        #expect(log.asked == 2 && log.sends == 3 && log.taken.count == 2)
    }

    @Test(arguments: [("503", SendOutcome.Kind.retry), ("429", .retry), ("lost", .retry), ("garbled", .retry)])
    func withoutATokenNothingIsSentAndAllIsTriedLater(_ kind: String, _ outcome: SendOutcome.Kind) async throws {
        let fake = try FCMFake()
        try await fake.setTokens(kind)
        let client = try await fake.client()
        #expect(await client.send(try FCMFake.message()).kind == outcome)
        #expect(try await fake.log().sends == 0)
        try await fake.setTokens("ok")
        #expect(await client.send(try FCMFake.message()).kind == .sent)
    }

    @Test func anAccountThatGoogleDoesNotKnowTurnsTheChannelOff() async throws {
        let (fake, other) = (try FCMFake(), try FCMFake())
        let uri = try await fake.account().firstMatch(of: /http:[^"]*token/).map { String($0.0) }
        let foreign = try await other.account().replacing(/http:[^"]*token/, with: try #require(uri))
        let outcome = try await fake.client(foreign).send(try FCMFake.message())
        #expect(
            outcome
                == .refused(
                    .account,
                    SendFailure(code: "invalid_grant", "Google's token server answered 400, invalid_grant.")
                )
        )
    }

    @Test func aClockThatIsWrongIsReported() async throws {
        let fake = try FCMFake()
        let client = try await fake.client { $0.now = { 1_000_000_000 } }
        #expect(await client.send(try FCMFake.message()).failure?.code == "invalid_grant")
    }

    @Test func nothingSecretShows() async throws {
        let account = try #require(ServiceAccount(json: try await FCMFake().account()))
        let message = try FCMFake.message(to: "secret-device")
        var text = "\(account) \(String(reflecting: account)) \(message)"
        dump(account, to: &text)
        dump(FCMSettings(account: account), to: &text)
        dump(message, to: &text)
        #expect(
            !text.contains("PRIVATE KEY") && !text.contains("iam.gserviceaccount") && !text.contains("secret-device")
        )
    }

    @Test(arguments: ["", "{}", "[]", "{\"project_id\": \"a\"}"])
    func whatIsNotAnAccountIsNotTaken(_ json: String) {
        #expect(ServiceAccount(json: json) == nil)
    }

    @Test func whatIsNotAMessageIsNotTaken() {
        func message(id: String = "a", device: String = "b", key: String = "c", size: Int = 1) -> FCMMessage? {
            let value = String(repeating: "x", count: size)
            return FCMMessage(id: id, to: device, title: "t", body: "b", data: [key: value], validity: .zero)
        }
        #expect(message() != nil && message(size: FCMMessage.maximumPayload - 3) != nil)
        #expect(message(size: FCMMessage.maximumPayload - 2) == nil)
        #expect(message(id: "") == nil && message(id: "a b") == nil && message(device: "") == nil)
        #expect(message(device: "a\r\nb") == nil && message(device: "ä") == nil)
        for key in ["from", "message_type", "google.a", "gcm.a", ""] { #expect(message(key: key) == nil, "\(key)") }
    }

    private static func failure(_ status: Int, _ code: String) -> SendFailure {
        SendFailure(code: code, "FCM answered \(status), \(code).")
    }
}
