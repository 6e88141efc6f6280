import FCM
import Foundation
import HTTPTransport
import LoopbackServers
import Testing

/// FCM and Google's token server as a process of its own, and clients that call them.
struct FCMFake {
    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let here = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            [here.appending(component: "fcm_fake.py").path]
        )
        http = try HTTPClient()
    }

    /// The file of the account that the fake knows.
    func account() async throws -> String {
        String(decoding: try await get("/account"), as: UTF8.self)
    }

    func client(_ account: String? = nil, change: (inout FCMSettings) -> Void = { _ in }) async throws -> FCMClient {
        let json = if let account { account } else { try await self.account() }
        var settings = FCMSettings(account: try #require(ServiceAccount(json: json)))
        settings.baseURL = process.url
        change(&settings)
        return FCMClient(settings, over: http)
    }

    /// Decides what happens to requests for a token.
    func setTokens(_ kind: String) async throws {
        _ = try await get("/tokens/\(kind)")
    }

    /// What the fake counted and took.
    func log() async throws -> Log {
        try JSONDecoder().decode(Log.self, from: await get("/log"))
    }

    /// A message to a device, whose name says what happens to it.
    static func message(to device: String = "device") throws -> FCMMessage {
        var message = try #require(
            FCMMessage(
                id: "msg_anna-1",
                to: device,
                title: "Bis Montag 👋",
                body: "Schnitt um 10:00",
                data: ["booking": "bkg_anna_1"],
                validity: .seconds(3600)
            )
        )
        message.link = "https://salon.test/b/1"
        return message
    }

    private func get(_ path: String) async throws -> Data {
        Data(try await http.send(HTTPRequest(.get, process.url + path)).body)
    }

    struct Log: Decodable {
        /// Requests for a token.
        let asked: Int
        let sends: Int
        let taken: [Message]
    }

    struct Message: Decodable {
        let token: String
        let notification: [String: String]
        let data: [String: String]
        let android: Android
        let apns: APNS
    }

    struct Android: Decodable {
        let ttl: String
        let notification: [String: String]
    }

    struct APNS: Decodable {
        let headers: [String: String]
    }
}
