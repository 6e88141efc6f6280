import BookableAPI
import BookableServer
import Payments
import Bookings
import CalendarSync
import CivilTime
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import MigratedDatabases
import Notifications
import NIOCore
import PostgresDriver
import PostgresServer
import SQL
import SQLiteDriver
import Testing
import TestSupport
import Webhooks

/// A server on a database of its own, with a clock by hand and a key for every role.
///
/// Every answer is held against the server's own description.
final class Stage: Sendable {
    let clock: ManualClock
    let database: any SQLDatabase
    let server: Server
    private let client: any TestClientProtocol
    let description: InterfaceDescription
    private let keys: [String: String]

    /// 2026-03-02T08:00:00Z, a Monday, 09:00 in Berlin.
    static let now = Instant(1_772_438_400)

    /// A server of which one address can ask as often as it likes, as all that a test asks comes from one.
    static var unlimited: ServerConfiguration {
        var configuration = ServerConfiguration(port: 0)
        configuration.api.bookingRates.perAddress = 0
        configuration.api.bookingRates.perContact = 0
        configuration.holds.perAddress = 0
        configuration.holds.perContact = 0
        return configuration
    }

    /// Runs `body` on a fresh stage; the router answers without a network unless `setup` says otherwise.
    static func run(
        _ setup: TestingSetup = .router,
        on engine: Engine = .sqlite,
        limits: SQLiteLimits = SQLiteLimits(),
        stripe: StripeAccess? = nil,
        calendarLinks: CalendarLinkAccess? = nil,
        webhooks: WebhookAccess? = nil,
        messages: MessageAccess = MessageAccess(),
        clientLinks: ClientLinkRequests? = nil,
        observers: [any BookingObserver] = [],
        mail: (any MailCarrier)? = nil,
        trials: (any TrialRunner)? = nil,
        configuration: ServerConfiguration = unlimited,
        clock: ManualClock = ManualClock(now),
        logger: Logger = Logger(label: "stage") { _ in SwiftLogNoOpLogHandler() },
        through wrap: @Sendable (any SQLDatabase) -> any SQLDatabase = { $0 },
        _ body: @escaping @Sendable (Stage) async throws -> Void
    ) async throws {
        try await withDatabase(of: engine, limits) { lent in
            let database = wrap(lent)
            let server = Server(
                database: database,
                zones: .system,
                trials: trials,
                stripe: stripe,
                calendarLinks: calendarLinks,
                webhooks: webhooks,
                messages: messages,
                jobHandlers: noticeHandlers(mail, on: database, clock),
                observers: observers,
                clientLinks: clientLinks,
                clock: { clock.now },
                configuration: configuration,
                logger: logger
            )
            try await server.application.test(setup) { client in
                try await body(Stage(clock: clock, database: database, server: server, client: client))
            }
        }
    }

    /// What mails providers, if there is somebody who takes mails.
    private static func noticeHandlers(
        _ mail: (any MailCarrier)?,
        on database: any SQLDatabase,
        _ clock: ManualClock
    ) -> [JobKind: JobHandler] {
        guard let mail, let identity = MessageIdentity(mailFrom: "bookings@shop.example") else { return [:] }
        let sender = ProviderNoticeSender(
            database: database,
            zones: .system,
            identity: identity,
            carrier: mail,
            clock: { clock.now }
        )
        let proofs = EmailProofSender(
            database: database,
            zones: .system,
            identity: identity,
            carrier: mail,
            clock: { clock.now }
        )
        var handlers: [JobKind: JobHandler] = [
            EventSubscriber.notices.jobKind: { await sender.send($0) }, EmailProof.jobKind: { await proofs.send($0) },
        ]
        let offers = WaitlistMailSender(
            database: database,
            zones: .system,
            identity: MessageIdentity(sender: identity.sender, publicURL: "https://shop.example"),
            carrier: mail,
            clock: { clock.now }
        )
        if let offers { handlers[WaitlistEntry.mailJobKind] = { await offers.send($0) } }
        return handlers
    }

    /// Lends a migrated database.
    private static func withDatabase(
        of engine: Engine,
        _ limits: SQLiteLimits,
        _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        switch engine {
        case .sqlite:
            let folder = try TemporaryFolder()
            let database = try await MigratedDatabases.openFile(folder.path("stage.sqlite"), limits: limits)
            try await body(database)
            try await database.close()
            withExtendedLifetime(folder) {}
        case .postgres:
            let template = try await MigratedDatabases.postgresTemplate
            try await PostgresServer.shared.withDatabase(from: template) { address in
                let database = try PostgresDatabase(address)
                try await body(database)
                try await database.close()
            }
        }
    }

    private init(
        clock: ManualClock,
        database: any SQLDatabase,
        server: Server,
        client: any TestClientProtocol
    ) async throws {
        self.clock = clock
        self.database = database
        self.server = server
        self.client = client
        description = try await InterfaceDescription(client)
        var keys: [String: String] = [:]
        for role in [Role.admin, .finance] {
            keys[role.rawValue] = try await Self.makeKey(role, nil, in: database)
        }
        self.keys = keys
    }

    private static func makeKey(
        _ role: Role,
        _ provider: ProviderID?,
        in database: any SQLDatabase
    ) async throws -> String {
        try await database.transaction(.write) { connection in
            try await APIKeyStore().create(role: role, provider: provider, name: "test", at: now, in: connection)
                .secret.text
        }
    }

    /// Where it listens, if it does.
    var address: String { "127.0.0.1:\(client.port ?? 0)" }

    var admin: String { keys["admin"] ?? "" }
    var finance: String { keys["finance"] ?? "" }

    /// A new key of a provider.
    func key(of provider: String) async throws -> String {
        let id = try #require(ProviderID(rawValue: provider))
        return try await Self.makeKey(.provider, id, in: database)
    }

    /// Sends a request, and holds the answer against the description.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSONValue? = nil,
        as credential: String? = nil,
        headers: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Reply {
        var headers = headers
        if body != nil { headers["Content-Type"] = headers["Content-Type"] ?? "application/json" }
        return try await send(
            method,
            path,
            bytes: try body?.bytes,
            as: credential,
            headers: headers,
            sourceLocation: sourceLocation
        )
    }

    /// Sends a request with any bytes as its body.
    @discardableResult
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        bytes: [UInt8]?,
        as credential: String? = nil,
        headers: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers {
            fields[try #require(HTTPField.Name(name))] = value
        }
        if let credential { fields[.authorization] = "Bearer \(credential)" }
        let reply = Reply(
            try await client.executeRequest(
                uri: path,
                method: method,
                headers: fields,
                body: bytes.map { ByteBuffer(bytes: $0) }
            )
        )
        for complaint in description.complaints(about: reply, to: method, path) {
            Issue.record("\(method.rawValue) \(path): \(complaint)", sourceLocation: sourceLocation)
        }
        return reply
    }
}
