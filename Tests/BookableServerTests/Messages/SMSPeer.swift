import BookableServer
import CivilTime
import Crypto
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Logging
import Notifications
import SMSRu
import ShortMessages
import Testing
import Twilio
import Workers

/// The stand-ins of Twilio and SMS.ru that their clients are tested at, and a stage that sends by them.
///
/// Sendable because nothing changes after `init`, and `Process` may be signalled from any thread.
final class SMSPeer: @unchecked Sendable {
    enum Service: Sendable {
        case twilio, smsRu
    }

    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            URL(fileURLWithPath: "/usr/bin/python3"),
            [tests.appending(path: "ShortMessagesTests/sms_fake.py").path]
        )
        http = try HTTPClient()
    }

    static let publicURL = "https://salon.test"

    /// The id that the stand-in of Twilio gives to every message.
    static let sid = "SM" + String(repeating: "a", count: 32)
    private static let token = "test-token"
    private static let apiID = "12345678-ABCD-1234-5678-0123456789AB"

    private func twilioSettings() throws -> TwilioSettings {
        let sender = try #require(TwilioSender("+15005550006"))
        let account = "AC" + String(repeating: "0", count: 32)
        var settings = try #require(TwilioSettings(account: account, token: Self.token, sender: sender))
        settings.baseURL = process.url
        settings.callbackURL = "\(Self.publicURL)/v1/webhooks/twilio"
        return settings
    }

    private func smsRuSettings() throws -> SMSRuSettings {
        var settings = try #require(SMSRuSettings(apiID: Self.apiID))
        settings.baseURL = process.url
        return settings
    }

    private func gateways(_ service: Service) throws -> SMSGateways {
        let gateways = SMSGateways(
            twilio: service == .twilio ? TwilioClient(try twilioSettings(), over: http) : nil,
            smsRu: service == .smsRu ? SMSRuClient(try smsRuSettings(), over: http) : nil
        )
        return try #require(gateways)
    }

    /// Runs `body` on a stage that sends short messages and nothing else.
    func run(on engine: Engine = .sqlite, _ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        let callbacks = SMSCallbacks(
            twilio: TwilioSignature(try twilioSettings()),
            smsRu: SMSRuCallback(try smsRuSettings()),
            publicURL: Self.publicURL
        )
        try await Stage.run(
            on: engine,
            messages: MessageAccess(channels: [.sms], callbacks: callbacks),
            observers: [MessagePlanning(zones: .system, channels: [.sms])],
            body
        )
    }

    func dispatcher(of stage: Stage, by service: Service, dailyBudget: Int = 200) throws -> MessageDispatcher {
        MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: MessageIdentity(sender: nil),
            sms: try gateways(service),
            dailyBudget: dailyBudget,
            clock: { [clock = stage.clock] in clock.now }
        )
    }

    /// Sends what is due.
    func send(from stage: Stage, by service: Service, dailyBudget: Int = 200) async throws {
        let dispatcher = try dispatcher(of: stage, by: service, dailyBudget: dailyBudget)
        while try await !dispatcher.round().results.isEmpty {}
    }

    /// Asks SMS.ru for what it has not reported.
    func poll(_ stage: Stage) async throws {
        try await SMSReportPoller(
            database: stage.database,
            gateways: try gateways(.smsRu),
            clock: { [clock = stage.clock] in clock.now },
            logger: Logger(label: "poller") { _ in SwiftLogNoOpLogHandler() }
        )
        .poll()
    }

    /// Reports on a message as Twilio does, to the address that it was given.
    func report(_ status: String, to stage: Stage, callback: String?) async throws -> Reply {
        let url = try #require(callback)
        return try await post([("MessageSid", Self.sid), ("MessageStatus", status)], to: url, stage)
    }

    /// Tells what a recipient has answered, as Twilio does.
    func answer(_ text: String, from number: String, to stage: Stage) async throws -> Reply {
        let fields = [("MessageSid", Self.sid), ("From", number), ("Body", text)]
        return try await post(fields, to: "\(Self.publicURL)/v1/webhooks/twilio", stage)
    }

    /// Signs a form as Twilio's documents say, by other means than the code under test.
    private func post(_ fields: [(String, String)], to url: String, _ stage: Stage) async throws -> Reply {
        let signed = url + fields.sorted { $0.0 < $1.0 }.map { $0.0 + $0.1 }.joined()
        let code = HMAC<Insecure.SHA1>.authenticationCode(
            for: Data(signed.utf8),
            using: SymmetricKey(data: Data(Self.token.utf8))
        )
        return try await stage.send(
            .post,
            String(url.dropFirst(Self.publicURL.count)),
            bytes: Self.form(fields),
            headers: [
                "Content-Type": "application/x-www-form-urlencoded",
                "X-Twilio-Signature": Data(code).base64EncodedString(),
            ]
        )
    }

    /// Reports as SMS.ru does.
    func callback(_ item: String, to stage: Stage) async throws -> Reply {
        let hash = SHA256.hash(data: Data((Self.apiID + item).utf8)).map { String(format: "%02x", $0) }.joined()
        return try await stage.send(
            .post,
            "/v1/webhooks/smsru",
            bytes: Self.form([("data[0]", item), ("hash", hash)]),
            headers: ["Content-Type": "application/x-www-form-urlencoded"]
        )
    }

    private static func form(_ fields: [(String, String)]) -> [UInt8] {
        Array(fields.map { "\(PercentCoding.encode($0))=\(PercentCoding.encode($1))" }.joined(separator: "&").utf8)
    }

    /// How many messages were taken, whatever was answered.
    func count() async throws -> Int { try #require(Int(String(decoding: try await get("/acted"), as: UTF8.self))) }

    /// How many requests there were, messages and questions.
    func requests() async throws -> Int {
        try #require(Int(String(decoding: try await get("/requests"), as: UTF8.self)))
    }

    /// The fields of the last request.
    func lastFields() async throws -> [String: String] {
        try JSONDecoder().decode([String: String].self, from: Data(try await get("/last")))
    }

    private func get(_ path: String) async throws -> [UInt8] {
        try await http.send(HTTPTransport.HTTPRequest(.get, process.url + path)).body
    }
}
