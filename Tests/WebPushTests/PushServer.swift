import Foundation
import HTTPTransport
import LoopbackServers
import Testing
import WebPush

/// A push service and its browser as a process of its own, made of packages that `scripts/install-message-peers`
/// installs.
struct PushServer {
    let key = VAPIDKey()
    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            [here.appending(component: "push_server.py").path]
        )
        http = try HTTPClient()
    }

    /// A client that may call loopback, or not.
    func client(
        _ addresses: AddressPolicy = .publicAndLoopback,
        key: VAPIDKey? = nil,
        timeout: Duration = .seconds(20),
        now: (@Sendable () -> Int)? = nil
    ) throws -> WebPushClient {
        var settings = try #require(WebPushSettings(key: key ?? self.key, contact: "mailto:owner@salon.test"))
        settings.addresses = addresses
        settings.timeout = timeout
        if let now { settings.now = now }
        return try WebPushClient(settings)
    }

    /// A message to a new subscription, whose kind says what happens to it.
    func message(_ text: String = "Bis Montag 👋", kind: String = "201") async throws -> PushMessage {
        let url = "\(process.url)/subscribe/\(kind)?key=\(key.publicText)"
        let made = try JSONDecoder().decode(Subscription.self, from: await get(url))
        let subscription = try #require(
            PushSubscription(endpoint: made.endpoint, p256dh: made.keys.p256dh, auth: made.keys.auth)
        )
        let payload = Array(text.utf8)
        return try #require(PushMessage(id: "msg_anna-1", to: subscription, payload: payload, validity: .seconds(3600)))
    }

    /// The last message that was taken.
    func last() async throws -> Taken {
        try JSONDecoder().decode(Taken.self, from: await get(process.url + "/last"))
    }

    private func get(_ url: String) async throws -> Data {
        Data(try await http.send(HTTPRequest(.get, url)).body)
    }

    struct Taken: Decodable {
        let count: Int
        let text: String?
        let contact: String?
        let authorization: String?
        let size: Int?
        let ttl: String?
        let urgency: String?
        let topic: String?
    }

    /// As browsers write it.
    private struct Subscription: Decodable {
        let endpoint: String
        let keys: Keys

        struct Keys: Decodable {
            let p256dh: String
            let auth: String
        }
    }
}
