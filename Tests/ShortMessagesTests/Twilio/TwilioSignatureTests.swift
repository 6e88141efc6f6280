import Sending
import ShortMessages
import Testing
import Twilio

/// Vectors of Twilio's documents and of twilio-python 9.13.0.
struct TwilioSignatureTests {
    private static let url = "https://booking.example/hooks/twilio/status?tenant=t1"
    private static let id = "SM0123456789abcdef0123456789abcdef"
    private static let parameters = [
        (name: "AccountSid", value: "AC0123456789abcdef0123456789abcdef"), (name: "ApiVersion", value: "2010-04-01"),
        (name: "From", value: "+15005550006"), (name: "MessageSid", value: id),
        (name: "MessageStatus", value: "delivered"), (name: "SmsSid", value: id),
        (name: "SmsStatus", value: "delivered"), (name: "To", value: "+4915112345678"),
    ]

    @Test func theVectorOfTwilioIsValid() throws {
        let parameters = [
            (name: "To", value: "+18005551212"), (name: "Digits", value: "1234"), (name: "From", value: "+14158675309"),
            (name: "Caller", value: "+14158675309"), (name: "CallSid", value: "CA1234567890ABCDE"),
        ]
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
        #expect(try signature("12345").isValid("RSOYDt4T1cUTdK1PDd93/VVr8B8=", url: url, parameters: parameters))
    }

    @Test(arguments: [url, "https://booking.example:443/hooks/twilio/status?tenant=t1"])
    func theStandardPortMakesNoDifference(_ url: String) throws {
        #expect(try isValid("Yuo0hTuEcMrMGK4e/2kiHswH/Cs=", url: url))
    }

    @Test func whatWasChangedIsNotValid() throws {
        let code = "Yuo0hTuEcMrMGK4e/2kiHswH/Cs="
        #expect(try !isValid(code, url: Self.url + "2"))
        #expect(try !isValid("zuo0hTuEcMrMGK4e/2kiHswH/Cs="))
        #expect(try !isValid("") && !isValid("not base64!") && !isValid("IhxlY+fh6yfQAKJXHBjL35cL5UFIRS4LhpNTnDH6iD8="))
        #expect(try !isValid(code, parameters: Self.parameters.dropLast()))
        #expect(try !isValid(code, parameters: Self.parameters + [(name: "X", value: "y")]))
        #expect(try !signature("12345").isValid(code, url: Self.url, parameters: Self.parameters))
    }

    @Test func aCallbackIsAReport() {
        #expect(TwilioStatus.report(Self.parameters) == SMSReport(id: Self.id, state: .delivered))
        #expect(TwilioStatus.report([(name: "MessageSid", value: "x"), (name: "MessageStatus", value: "sent")]) == nil)
        let failed = TwilioStatus.report([
            (name: "MessageSid", value: Self.id), (name: "MessageStatus", value: "undelivered"),
            (name: "ErrorCode", value: "30003"),
        ])
        #expect(failed?.state == .failed && failed?.outcome?.kind == .retry)
        #expect(failed?.outcome?.failure?.code == "30003")
    }

    @Test(
        arguments: [
            ("STOP", nil, TwilioReply.Wish.stop), (" stop\n", nil, .stop), ("unsubscribe", nil, .stop),
            ("START", nil, .start),
            ("Stop by at ten", nil, nil), ("Danke!", nil, nil), ("арrêт", "STOP", .stop), ("help", "HELP", nil),
        ] as [(String, String?, TwilioReply.Wish?)]
    )
    func aReplyMayEndMessages(_ text: String, _ type: String?, _ wish: TwilioReply.Wish?) throws {
        var parameters = [
            (name: "MessageSid", value: Self.id), (name: "From", value: "+4915112345678"),
            (name: "To", value: "+15005550006"), (name: "Body", value: text),
        ]
        if let type { parameters.append((name: "OptOutType", value: type)) }
        let reply = try #require(TwilioReply(parameters))
        #expect(reply.wish == wish && reply.sender == PhoneNumber("+4915112345678"))
    }

    @Test func aCallbackIsNotAReply() {
        #expect(TwilioReply(Self.parameters) == nil && TwilioReply([]) == nil)
    }

    private func isValid(
        _ code: String,
        url: String = Self.url,
        parameters: [(name: String, value: String)] = Self.parameters
    ) throws -> Bool {
        try signature("test_auth_token_0123456789abcdef").isValid(code, url: url, parameters: parameters)
    }

    private func signature(_ token: String) throws -> TwilioSignature {
        let sender = try #require(TwilioSender("+15005550006"))
        return TwilioSignature(try #require(TwilioSettings(account: SMSFake.account, token: token, sender: sender)))
    }
}
