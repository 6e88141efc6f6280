import Foundation
import HTTPTransport
import LoopbackServers
import Sending
import ShortMessages
import Testing
import Twilio

/// Requests that connexion holds against Twilio's OpenAPI document, and answers that are the document's examples.
struct TwilioContractTests {
    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            ["-W", "ignore", here.appending(component: "twilio_contract.py").path]
        )
        http = try HTTPClient()
    }

    private func client(sender: String) throws -> TwilioClient {
        let sender = try #require(TwilioSender(sender))
        var settings = try #require(TwilioSettings(account: SMSFake.account, token: "test-token", sender: sender))
        settings.baseURL = process.url
        settings.callbackURL = "https://salon.test/hooks?a=1&b=%C3%BC"
        return TwilioClient(settings, over: http)
    }

    @Test func `what is sent meets the document, and its examples are read`() async throws {
        for sender in ["+15005550006", "MG" + String(repeating: "1", count: 32), "Salon Anna"] {
            let outcome = try await client(sender: sender).send(SMSFake.message(to: "+4915112345678"))
            #expect(outcome == .sent(SendReceipt(id: "SM" + String(repeating: "a", count: 32))), "\(sender)")
        }
        let id = "SM" + String(repeating: "b", count: 32)
        let report = try await client(sender: "+15005550006").report(of: id).get()
        #expect(report.state == .sent, "\(report)")
    }

    @Test(arguments: [
        "Body=x", "To=%2B4915112345678&Body=x&ValidityPeriod=soon", "To=%2B4915112345678&Body=x&Unheard=of",
        "To=%2B4915112345678&Body=x&MessagingServiceSid=MG1",
    ])
    func `what does not meet it is refused`(body: String) async throws {
        let path = "/2010-04-01/Accounts/\(SMSFake.account)/Messages.json"
        let request = HTTPRequest(
            .post,
            process.url + path,
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array(body.utf8)
        )
        #expect(try await http.send(request).status == 400)
    }
}
