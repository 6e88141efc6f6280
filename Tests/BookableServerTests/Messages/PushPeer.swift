import BookableServer
import CivilTime
import Foundation
import HTTPTransport
import HTTPTypes
import LoopbackServers
import Notifications
import SQL
import Testing
import WebPush

/// The push service and browser that the client of push services is tested at, and a stage that pushes.
///
/// Sendable because nothing changes after `init`, and `Process` may be signalled from any thread.
final class PushPeer: @unchecked Sendable {
    let key = VAPIDKey()
    private let process: LoopbackProcess
    private let http: HTTPClient

    init() throws {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        process = try LoopbackProcess(
            root.appending(path: ".build/message-peers/bin/python"),
            [root.appending(path: "Tests/WebPushTests/push_server.py").path]
        )
        http = try HTTPClient()
    }

    /// Runs `body` on a stage that pushes messages and sends nothing else.
    func run(on engine: Engine = .sqlite, _ body: @escaping @Sendable (Stage) async throws -> Void) async throws {
        try await Stage.run(
            on: engine,
            messages: MessageAccess(channels: [.push], applicationServerKey: key.publicText),
            observers: [MessagePlanning(zones: .system, channels: [.push])],
            body
        )
    }

    /// Subscribes a browser, whose kind says what happens to its messages.
    func subscribe(_ kind: String, to booking: HeldBooking, _ stage: Stage) async throws -> Reply {
        let made = try await subscription(kind)
        return try await stage.send(.post, "\(booking.path)/push-subscriptions", made, as: booking.token)
    }

    /// A subscription as a browser has it; its kind says what happens to its messages.
    func subscription(_ kind: String) async throws -> JSONValue {
        try await get("/subscribe/\(kind)?key=\(key.publicText)")
    }

    /// Sends what is due.
    func send(from stage: Stage) async throws {
        var settings = try #require(WebPushSettings(key: key, contact: "mailto:owner@salon.test"))
        settings.addresses = .publicAndLoopback
        let client = try WebPushClient(settings)
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: MessageIdentity(sender: nil),
            push: client,
            clock: { [clock = stage.clock] in clock.now }
        )
        while try await !dispatcher.round().results.isEmpty {}
        await client.close()
    }

    /// The last message that was taken, and how many were.
    func last() async throws -> JSONValue { try await get("/last") }

    /// How many subscriptions there are.
    func subscriptions(_ stage: Stage) async throws -> Int {
        try await stage.database.transaction(.read) { connection in
            try await connection.query("SELECT 1 AS one FROM push_subscriptions").count
        }
    }

    private func get(_ path: String) async throws -> JSONValue {
        let answer = try await http.send(HTTPTransport.HTTPRequest(.get, process.url + path))
        return try JSONDecoder().decode(JSONValue.self, from: Data(answer.body))
    }
}
