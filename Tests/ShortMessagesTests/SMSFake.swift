import Foundation
import HTTPTransport
import LoopbackServers
import SMSRu
import ShortMessages
import Testing
import Twilio

/// Twilio and SMS.ru as a process of its own, and clients that call it.
struct SMSFake {
    let http: HTTPClient
    private let process: LoopbackProcess

    init() throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        process = try LoopbackProcess(
            URL(fileURLWithPath: "/usr/bin/python3"),
            [here.appending(component: "sms_fake.py").path]
        )
        http = try HTTPClient()
    }

    static let account = "AC" + String(repeating: "0", count: 32)
    static let apiID = "12345678-ABCD-1234-5678-0123456789AB"

    func twilio(
        token: String = "test-token",
        sender: String? = nil,
        change: (inout TwilioSettings) -> Void = { _ in }
    ) throws -> TwilioClient {
        let sender = try #require(TwilioSender(sender ?? "+15005550006"))
        var settings = try #require(TwilioSettings(account: Self.account, token: token, sender: sender))
        settings.baseURL = process.url
        settings.callbackURL = "https://salon.test/hooks?a=1&b=%C3%BC"
        change(&settings)
        return TwilioClient(settings, over: http)
    }

    func smsRu(apiID: String = Self.apiID) throws -> SMSRuClient {
        var settings = try #require(SMSRuSettings(apiID: apiID))
        settings.baseURL = process.url
        settings.sender = "Salon"
        return SMSRuClient(settings, over: http)
    }

    /// How many messages were taken, whatever was answered.
    func countOfMessages() async throws -> String {
        try await get("/acted")
    }

    func get(_ path: String) async throws -> String {
        String(decoding: try await http.send(HTTPRequest(.get, process.url + path)).body, as: UTF8.self)
    }

    /// A message as the fake knows it: its recipient's number decides what happens.
    static func message(to number: String, validity: Duration = .seconds(3600)) throws -> ShortMessage {
        let text = try #require(SMSText("До встречи & bis Montag + 10:00"))
        let recipient = try #require(PhoneNumber(number))
        return try #require(ShortMessage(id: "msg_anna-1", to: recipient, text: text, validity: validity))
    }

    /// The fields of the last request to send.
    func lastFields() async throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(await get("/last").utf8))
    }
}
