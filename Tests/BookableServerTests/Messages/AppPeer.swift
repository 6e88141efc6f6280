import BookableServer
import CivilTime
import FCM
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Notifications
import Testing

/// The stand-in of FCM that its client is tested at, and a stage that pushes to apps.
///
/// Sendable because nothing changes after `init`.
final class AppPeer: @unchecked Sendable {
    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            [root.appending(path: "Tests/FCMTests/fcm_fake.py").path]
        )
        http = try HTTPClient()
    }

    /// Runs `body` on a stage that pushes to apps and sends nothing else.
    func run(on engine: Engine = .sqlite, _ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        try await Stage.run(
            on: engine,
            messages: MessageAccess(channels: [.push], pushesToApps: true),
            observers: [MessagePlanning(zones: .system, channels: [.push])],
            body
        )
    }

    /// Adds an app, whose token says what happens to its messages.
    func add(_ device: String, to booking: HeldBooking, _ stage: Stage) async throws -> Reply {
        let body: JSONValue = ["fcm_token": .string(device)]
        return try await stage.send(.post, "\(booking.path)/push-subscriptions", body, as: booking.token)
    }

    /// Sends what is due.
    func send(from stage: Stage) async throws {
        let account = String(decoding: try await get("/account"), as: UTF8.self)
        var settings = FCMSettings(account: try #require(ServiceAccount(json: account)))
        settings.baseURL = process.url
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: MessageIdentity(sender: nil),
            push: nil,
            apps: FCMClient(settings, over: http),
            clock: { [clock = stage.clock] in clock.now }
        )
        while try await !dispatcher.round().results.isEmpty {}
    }

    /// The messages that were taken.
    func taken() async throws -> [JSONValue] {
        try JSONDecoder().decode(JSONValue.self, from: Data(try await get("/log")))["taken"].array
    }

    private func get(_ path: String) async throws -> [UInt8] {
        try await http.send(HTTPTransport.HTTPRequest(.get, process.url + path)).body
    }
}
