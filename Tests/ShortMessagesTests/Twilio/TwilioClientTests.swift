import Sending
import ShortMessages
import Testing
import Twilio

/// Messages that a strict stand-in of Twilio takes, refuses or loses.
struct TwilioClientTests {
    @Test(arguments: [nil, "MG" + String(repeating: "1", count: 32), "Salon Anna"])
    func aMessageIsTaken(_ sender: String?) async throws {
        let fake = try SMSFake()
        let outcome = try await fake.twilio(sender: sender).send(SMSFake.message(to: "+4915112345678"))
        #expect(outcome == .sent(SendReceipt(id: "SM" + String(repeating: "a", count: 32))))
        #expect(try await fake.countOfMessages() == "1")
        var fields = [
            "To": "+4915112345678", "Body": "До встречи & bis Montag + 10:00", "ValidityPeriod": "3600",
            "StatusCallback": "https://salon.test/hooks?a=1&b=%C3%BC&message=msg_anna-1",
        ]
        fields[sender?.hasPrefix("MG") == true ? "MessagingServiceSid" : "From"] = sender ?? "+15005550006"
        #expect(try await fake.lastFields() == fields)
    }

    @Test(arguments: [("+15005550060", "1"), ("+4915005550061", "2")])
    func aNumberStandsInWhereANameIsNotTaken(_ recipient: String, _ requests: String) async throws {
        let fake = try SMSFake()
        let client = try fake.twilio(sender: "Salon") { $0.substitute = TwilioSender("+15005550006") }
        #expect(await client.send(try SMSFake.message(to: recipient)).kind == .sent)
        #expect(try await fake.lastFields()["From"] == "+15005550006")
        #expect(try await fake.get("/requests") == requests)
        #expect(try await fake.countOfMessages() == "1")
    }

    @Test func withoutANumberANameThatIsNotTakenIsARefusal() async throws {
        let fake = try SMSFake()
        let outcome = try await fake.twilio(sender: "Salon").send(SMSFake.message(to: "+4915005550061"))
        #expect(outcome == .refused(.message, Self.failure(400, 21612)))
        #expect(try await fake.get("/requests") == "1")
    }

    @Test(arguments: [(Duration.milliseconds(1), "1"), (.seconds(90_000), "36000")])
    func validityIsWithinTwiliosBounds(_ validity: Duration, _ seconds: String) async throws {
        let fake = try SMSFake()
        _ = try await fake.twilio().send(SMSFake.message(to: "+4915112345678", validity: validity))
        #expect(try await fake.lastFields()["ValidityPeriod"] == seconds)
    }

    @Test(
        arguments: [
            ("+15005550001", SendOutcome.gone(failure(400, 21211))),
            ("+15005550003", .refused(.message, failure(403, 21408))),
            ("+15005550004", .refused(.optedOut, failure(400, 21610))),
            ("+15005550009", .gone(failure(400, 21614))),
            ("+15005550029", .retry(after: .seconds(7), failure(429, 20429))),
            ("+15005550050", .retry(after: nil, failure(503, 20503))),
            ("+15005550051", .unknown(failure(502, nil))),
            ("+15005550052", .unknown(failure(500, 20500))),
        ]
    )
    func aFailureSaysWhatToDo(_ number: String, _ outcome: SendOutcome) async throws {
        let fake = try SMSFake()
        #expect(try await fake.twilio().send(SMSFake.message(to: number)) == outcome)
        #expect(try await fake.countOfMessages() == "0")
    }

    @Test(arguments: [("+15005550070", "0"), ("+15005550071", "1"), ("+15005550072", "1")])
    func anAnswerThatIsLostLeavesTheOutcomeUnknown(_ number: String, _ count: String) async throws {
        let fake = try SMSFake()
        let outcome = try await fake.twilio().send(SMSFake.message(to: number))
        #expect(outcome.kind == .unknown, "\(outcome)")
        #expect(try await fake.countOfMessages() == count, "it is not sent again by itself")
        #expect(!"\(outcome)".contains(number) && !"\(outcome)".contains("test-token"))
    }

    @Test func whereNobodyListensNothingWasSent() async throws {
        let client: TwilioClient
        do { client = try SMSFake().twilio() }
        let outcome = await client.send(try SMSFake.message(to: "+4915112345678"))
        #expect(outcome.kind == .retry && outcome.failure?.code == "unreachable", "\(outcome)")
    }

    @Test func aSilentServiceIsNotWaitedForLong() async throws {
        let fake = try SMSFake()
        let client = try fake.twilio { $0.timeout = .milliseconds(300) }
        let outcome = await client.send(try SMSFake.message(to: "+15005550073"))
        #expect(outcome.kind == .unknown && outcome.failure?.code == "timeout", "\(outcome)")
    }

    @Test func aWrongTokenTurnsTheChannelOff() async throws {
        let fake = try SMSFake()
        let client = try fake.twilio(token: "hidden-word")
        let outcome = await client.send(try SMSFake.message(to: "+4915112345678"))
        #expect(outcome == .refused(.account, Self.failure(401, 20003)))
        var text = "\(client) \(outcome) \(String(reflecting: client))"
        dump(client, to: &text)
        #expect(!text.contains("hidden-word"))
    }

    @Test func whatBecameOfAMessageIsAsked() async throws {
        let fake = try SMSFake()
        let twilio = try fake.twilio()
        let (delivered, failed) = (String(repeating: "a", count: 32), String(repeating: "b", count: 32))
        let cost = SendCost(millionths: 7500, currency: "USD")
        #expect(
            await twilio.report(of: "SM" + delivered)
                == .success(SMSReport(id: "SM" + delivered, state: .delivered, cost: cost))
        )
        let report = try await twilio.report(of: "SM" + failed).get()
        #expect(report.state == .failed && report.outcome?.kind == .gone && report.outcome?.failure?.code == "30005")
        let unknown = await twilio.report(of: "../Balance")
        #expect(throws: SendFailure.self) { try unknown.get() }
    }

    private static func failure(_ status: Int, _ code: Int?) -> SendFailure {
        SendFailure(code: code.map { "\($0)" }, "Twilio answered \(status)\(code.map { ", error \($0)" } ?? "").")
    }
}
