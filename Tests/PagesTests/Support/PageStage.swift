import BookableAPI
import BookablePages
import BookableServer
import Bookings
import CalendarSync
import CivilTime
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import MigratedDatabases
import Notifications
import SQL
import SQLiteDriver
import TestSupport
import Testing
import Webhooks

/// A server with pages on a database of its own, at a fixed time.
final class PageStage: Sendable {
    /// 2026-03-02T08:00:00Z, a Monday, 09:00 in Berlin.
    static let now = Instant(1_772_438_400)

    let database: any SQLDatabase
    private let client: any TestClientProtocol

    /// What clients ask for.
    let demand: DemandLog

    private init(database: any SQLDatabase, client: any TestClientProtocol, demand: DemandLog) {
        self.database = database
        self.demand = demand
        self.client = client
    }

    /// Where a browser finds it, if it was run live.
    var url: String { "http://127.0.0.1:\(client.port ?? 0)" }

    static func run(
        _ setup: TestingSetup = .router,
        reminderLinks: ReminderLinkSigner? = nil,
        bookingLinks: ReminderLinkSigner? = nil,
        calendarLinks: CalendarLinkAccess? = nil,
        webhooks: WebhookAccess? = nil,
        clientLinks: ClientLinkRequests? = nil,
        console: ConsoleOptions = ConsoleOptions(),
        messages: MessageAccess = MessageAccess(),
        logger: Logger = Logger(label: "pages") { _ in SwiftLogNoOpLogHandler() },
        _ body: @escaping @Sendable (PageStage) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let database = try await MigratedDatabases.openFile(folder.path("pages.sqlite"))
        let server = Server(
            database: database,
            zones: .system,
            calendarLinks: calendarLinks,
            webhooks: webhooks,
            messages: messages,
            reminderLinks: reminderLinks,
            bookingLinks: bookingLinks,
            clientLinks: clientLinks,
            console: console,
            clock: { now },
            configuration: ServerConfiguration(port: 0),
            logger: logger
        )
        try await server.application.test(setup) { client in
            try await body(PageStage(database: database, client: client, demand: server.demand))
        }
        try await database.close()
        withExtendedLifetime(folder) {}
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> PageReply {
        try await send(.get, path, nil, headers: headers)
    }

    /// Posts a form.
    func post(
        _ path: String,
        _ fields: [(String, String)],
        headers: [String: String] = ["Sec-Fetch-Site": "same-origin"]
    ) async throws -> PageReply {
        try await send(.post, path, PageForm.encode(fields), headers: headers)
    }

    /// Posts a body with a content type of its own.
    func post(_ path: String, body: String, type: String, headers: [String: String]) async throws -> PageReply {
        try await send(.post, path, body, type: type, headers: headers)
    }

    /// The same with bytes that are not text.
    func post(_ path: String, bytes: [UInt8], type: String, headers: [String: String]) async throws -> PageReply {
        try await send(.post, path, buffer: ByteBuffer(bytes: bytes), type: type, headers: headers)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: String?,
        type: String = "application/x-www-form-urlencoded",
        headers: [String: String]
    ) async throws -> PageReply {
        try await send(method, path, buffer: body.map { ByteBuffer(string: $0) }, type: type, headers: headers)
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        buffer body: ByteBuffer?,
        type: String,
        headers: [String: String]
    ) async throws -> PageReply {
        var fields: HTTPFields = [.accept: "text/html"]
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        if body != nil { fields[.contentType] = type }
        let response = try await client.executeRequest(
            uri: path,
            method: method,
            headers: fields,
            body: body
        )
        return PageReply(
            status: response.status.code,
            headers: response.headers,
            html: String(buffer: response.body)
        )
    }
}
