import SMSRu
import Sending
import ShortMessages
import Testing

/// Messages that a strict stand-in of SMS.ru takes, refuses or loses, and its callbacks.
struct SMSRuTests {
    @Test func aMessageIsTaken() async throws {
        let fake = try SMSFake()
        let outcome = try await fake.smsRu().send(SMSFake.message(to: "+79255070602"))
        #expect(
            outcome
                == .sent(SendReceipt(id: "202646-1000001", cost: SendCost(millionths: 5_910_000, currency: "RUB")))
        )
        #expect(try await fake.countOfMessages() == "1")
        let fields = [
            "api_id": SMSFake.apiID, "json": "1", "to": "79255070602", "msg": "До встречи & bis Montag + 10:00",
            "ttl": "60", "from": "Salon",
        ]
        #expect(try await fake.lastFields() == fields)
    }

    /// All of them are answered with 200.
    @Test(
        arguments: [
            ("+79000000207", SendOutcome.gone(failure(207))), ("+79000000209", .refused(.optedOut, failure(209))),
            ("+79000000201", .refused(.account, failure(201))), ("+79000000231", .unknown(failure(231))),
            ("+79000000230", .refused(.message, failure(230))), ("+79000000220", .retry(after: nil, failure(220))),
            ("+4915112345678", .gone(failure(202))),
        ]
    )
    func aFailureSaysWhatToDo(_ number: String, _ outcome: SendOutcome) async throws {
        let fake = try SMSFake()
        #expect(try await fake.smsRu().send(SMSFake.message(to: number)) == outcome)
        #expect(try await fake.countOfMessages() == "0")
    }

    @Test(arguments: [("+79000000070", "0"), ("+79000000071", "1"), ("+79000000072", "1"), ("+79000000500", "0")])
    func anAnswerThatIsLostLeavesTheOutcomeUnknown(_ number: String, _ count: String) async throws {
        let fake = try SMSFake()
        let outcome = try await fake.smsRu().send(SMSFake.message(to: number))
        #expect(outcome.kind == .unknown, "\(outcome)")
        #expect(try await fake.countOfMessages() == count, "it is not sent again by itself")
        #expect(!"\(outcome)".contains(number.dropFirst()) && !"\(outcome)".contains(SMSFake.apiID))
    }

    @Test func aWrongIdTurnsTheChannelOff() async throws {
        let fake = try SMSFake()
        let client = try fake.smsRu(apiID: "hidden-word")
        let outcome = await client.send(try SMSFake.message(to: "+79255070602"))
        #expect(outcome == .refused(.account, Self.failure(200)))
        var text = "\(client) \(outcome) \(String(reflecting: client))"
        dump(client, to: &text)
        #expect(!text.contains("hidden-word"))
    }

    @Test func whatBecameOfMessagesIsAsked() async throws {
        let fake = try SMSFake()
        let reports = try await fake.smsRu().reports(of: ["1-1", "1-2", "1-3", "9-9"]).get()
        #expect(reports.map(\.state) == [.delivered, .failed, .sent, .accepted])
        #expect(reports.map(\.id) == ["1-1", "1-2", "1-3", "9-9"])
        try #require(reports.count > 1)
        #expect(reports[0].cost == SendCost(millionths: 830_000, currency: "RUB"))
        #expect(reports[1].outcome == .refused(.message, Self.failure(105)))
        let refused = try await fake.smsRu(apiID: "wrong").reports(of: ["1-1"])
        #expect(refused == .failure(Self.failure(200)))
    }

    @Test func aCallbackWithTheRightHashIsReports() throws {
        let data = ["sms_status\n202646-1000001\n103\n1795384800", "sms_status\n202646-1000002\n105\n1795384805"]
        let hash = "9ebdc9766a7c6c63ce2fa17e58cd9b590dce6cae3e58bd06f7e9e65bd2b0d4cc"
        let callback = SMSRuCallback(try #require(SMSRuSettings(apiID: SMSFake.apiID)))
        let reports = try #require(callback.reports(data, hash: hash))
        #expect(
            reports.map(\.state) == [.delivered, .failed] && reports.map(\.id) == ["202646-1000001", "202646-1000002"]
        )
        #expect(callback.reports(data, hash: hash.uppercased()) != nil)
        #expect(callback.reports(data.reversed(), hash: hash) == nil)
        #expect(callback.reports(data, hash: "") == nil && callback.reports(data, hash: "0" + hash.dropFirst()) == nil)
    }

    private static func failure(_ code: Int) -> SendFailure {
        SendFailure(code: "\(code)", "SMS.ru answered \(code).")
    }
}
