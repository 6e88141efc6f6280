import BookableAPI
import BookableServer
import Bookings
import Foundation
import HTTPTypes
import Logging
import PostgresDriver

/// What `bookable serve` is to do, checked.
///
/// - `database`: a file, or where a server is; `create_database`: whether to make the file;
/// - `database_connections`, `database_queue`, `database_direct`, `database_role`, `database_timeout`, `statement_timeout`: how
///   to use a server;
/// - `calendar_memory`: how much to keep of calendars;
/// - `host`, `port`: where to listen;
/// - `log_level`, `log_format`: what to log and how;
/// - `metrics`: who may read the figures;
/// - `max_connections`, `max_requests`, `max_body_bytes`, `idle_timeout`, `read_timeout`, `write_timeout`: how much to
///   take on;
/// - `max_connections_per_address`, `max_requests_per_address`, `body_memory`, `answer_memory` and these two
///   `…_per_address`: how much of it for each client;
/// - `decision_threads`, `preview_threads`, `trial_processes`, `trial_processes_per_key`, `trial_queue_per_key`,
///   `trial_timeout`: how much work goes into policies;
/// - `client_address_header`, `trusted_proxies`: who tells the addresses of clients;
/// - `log_rate`: how much clients can add to the log;
/// - `sweep_interval`: how often to look for holds that ran out;
/// - `shutdown_delay`, `shutdown_grace`: how to end.
struct ServeConfiguration {
    let database: DatabaseAddress

    /// Whether a SQLite file is made where there is none.
    let createsDatabase: Bool
    let databaseLimits: PostgresLimits

    /// PostgreSQL itself, where `database` names a pooler before it.
    let databaseDirect: ServerAddress?
    let server: ServerConfiguration
    let logLevel: Logger.Level
    let logFormat: LogFormat

    /// How long the process that tries a script may take.
    let trialTimeout: Duration

    /// How long accepted requests may take once the server no longer accepts.
    let shutdownGrace: Duration

    private let settings: Settings

    /// Throws a message for the first setting that is refused, by the name under which it was given.
    init(_ settings: Settings) throws {
        self.settings = settings
        database = try Self.address(.database, settings) ?? .sqlite(path: "bookable.sqlite")
        createsDatabase = try settings.choice(.createDatabase, as: DatabaseCreation.self) == .yes
        logLevel = try settings.choice(.logLevel) ?? .info
        logFormat = try settings.choice(.logFormat) ?? .text
        shutdownGrace = .seconds(try settings.integer(.shutdownGrace, in: 1...600) ?? 20)
        var server = ServerConfiguration()
        server.host = settings.text(.host) ?? server.host
        guard !server.host.isEmpty else { throw settings.refusal(.host, "must not be empty") }
        server.port = try settings.integer(.port, in: 0...65_535) ?? server.port
        server.api.metricsAccess = try settings.choice(.metrics) ?? server.api.metricsAccess
        server.maximumConnections =
            try settings.integer(.maximumConnections, in: 1...100_000) ?? server.maximumConnections
        server.maximumRequests = try settings.integer(.maximumRequests, in: 1...100_000) ?? server.maximumRequests
        server.api.maximumBodySize =
            try settings.integer(.maximumBodySize, in: 1_024...16_777_216) ?? server.api.maximumBodySize
        server.idleSeconds = Int64(try settings.integer(.idleTimeout, in: 1...3_600) ?? Int(server.idleSeconds))
        server.readSeconds = Int64(try settings.integer(.readTimeout, in: 1...3_600) ?? Int(server.readSeconds))
        if let seconds = try settings.integer(.sweepInterval, in: 1...3_600) {
            server.sweepInterval = .seconds(seconds)
        }
        if let seconds = try settings.integer(.shutdownDelay, in: 0...300) { server.shutdownDelay = .seconds(seconds) }
        server.calendars.memory =
            try settings.integer(.calendarMemory, in: 0...(1 << 40)) ?? server.calendars.memory
        server.policies = try Self.policyLimits(settings)
        trialTimeout = .seconds(try settings.integer(.trialTimeout, in: 1...600) ?? 30)
        server.isReplica = try settings.choice(.databaseRole, as: DatabaseRole.self) == .replica
        server.clients = try Self.clientLimits(settings, longestBody: server.api.maximumBodySize)
        server.logRate = try settings.integer(.logRate, in: 1...1_000_000) ?? server.logRate
        self.server = server
        let direct = try Self.address(.databaseDirect, settings)
        databaseDirect = direct?.server
        if let direct, !(direct.isPostgres && database.isPostgres) {
            throw settings.refusal(.databaseDirect, "takes the URL of a PostgreSQL server, beside such a database")
        }
        databaseLimits = try Self.databaseLimits(settings)
        if server.isReplica, !database.isPostgres {
            throw settings.refusal(.databaseRole, "is replica, and the database is a file")
        }
    }

    private static func address(_ setting: ServeSetting, _ settings: Settings) throws -> DatabaseAddress? {
        do throws(AddressError) {
            guard let text = settings.text(setting) else { return nil }
            return try DatabaseAddress(text)
        } catch {
            throw settings.refusal(setting, error.reason)
        }
    }

    private static func databaseLimits(_ settings: Settings) throws -> PostgresLimits {
        var limits = PostgresLimits()
        limits.connections = try settings.integer(.databaseConnections, in: 1...1_000) ?? limits.connections
        limits.maximumWaiting = try settings.integer(.databaseQueue, in: 1...100_000) ?? limits.maximumWaiting
        limits.preparedStatements = settings.text(.databaseDirect) == nil
        let statement = try settings.integer(.statementTimeout, in: 1...3_600) ?? 10
        limits.statementTimeout = .seconds(statement)
        limits.answerTimeout = .seconds(try settings.integer(.databaseTimeout, in: 1...3_600) ?? statement + 5)
        return limits
    }

    private static func policyLimits(_ settings: Settings) throws -> PolicyLimits {
        var limits = PolicyLimits()
        limits.decisionThreads =
            try settings.integer(.decisionThreads, in: 1...256)
            ?? max(limits.decisionThreads, ProcessInfo.processInfo.activeProcessorCount)
        limits.previewThreads = try settings.integer(.previewThreads, in: 1...256) ?? limits.previewThreads
        limits.trials.running = try settings.integer(.trialProcesses, in: 1...256) ?? limits.trials.running
        limits.trials.runningPerShare =
            try settings.integer(.trialProcessesPerKey, in: 1...256) ?? limits.trials.runningPerShare
        limits.trials.waitingPerShare =
            try settings.integer(.trialQueuePerKey, in: 0...10_000) ?? limits.trials.waitingPerShare
        limits.trials.waiting = max(limits.trials.waiting, limits.trials.waitingPerShare)
        return limits
    }

    /// Each setting with its value and where it comes from, without passwords.
    var document: [String: [String: String]] {
        Dictionary(
            uniqueKeysWithValues: ServeSetting.allCases.map { setting in
                (setting.rawValue, ["value": text(of: setting), "from": settings.origin(of: setting) ?? "default"])
            }
        )
    }

    private func text(of setting: ServeSetting) -> String {
        switch setting {
        case .database: "\(database)"
        case .createDatabase: (createsDatabase ? DatabaseCreation.yes : .no).rawValue
        case .databaseConnections: "\(databaseLimits.connections)"
        case .databaseQueue: "\(databaseLimits.maximumWaiting)"
        case .databaseDirect: databaseDirect?.description ?? "none"
        case .databaseRole: (server.isReplica ? DatabaseRole.replica : .primary).rawValue
        case .databaseTimeout: "\(databaseLimits.answerTimeout.components.seconds)"
        case .statementTimeout: "\(databaseLimits.statementTimeout?.components.seconds ?? 0)"
        case .calendarMemory: "\(server.calendars.memory)"
        case .host: server.host
        case .port: "\(server.port)"
        case .metrics: server.api.metricsAccess.rawValue
        case .logLevel: logLevel.rawValue
        case .logFormat: logFormat.rawValue
        case .maximumConnections: "\(server.maximumConnections)"
        case .maximumRequests: "\(server.maximumRequests)"
        case .maximumBodySize: "\(server.api.maximumBodySize)"
        case .idleTimeout: "\(server.idleSeconds)"
        case .readTimeout: "\(server.readSeconds)"
        case .decisionThreads: "\(server.policies.decisionThreads)"
        case .previewThreads: "\(server.policies.previewThreads)"
        case .trialProcesses: "\(server.policies.trials.running)"
        case .trialProcessesPerKey: "\(server.policies.trials.runningPerShare)"
        case .trialQueuePerKey: "\(server.policies.trials.waitingPerShare)"
        case .trialTimeout: "\(trialTimeout.components.seconds)"
        case .maximumConnectionsPerAddress: "\(server.clients.connectionsPerAddress)"
        case .maximumRequestsPerAddress: "\(server.clients.requestsPerAddress)"
        case .writeTimeout: "\(server.clients.writeSeconds)"
        case .bodyMemory: "\(server.clients.bodyBytes)"
        case .bodyMemoryPerAddress: "\(server.clients.bodyBytesPerAddress)"
        case .answerMemory: "\(server.clients.unreadBytes)"
        case .answerMemoryPerAddress: "\(server.clients.unreadBytesPerAddress)"
        case .clientAddressHeader: server.clients.proxies.header?.rawName ?? "none"
        case .trustedProxies: settings.text(.trustedProxies) ?? "none"
        case .logRate: "\(server.logRate)"
        case .sweepInterval: "\(server.sweepInterval.components.seconds)"
        case .shutdownDelay: "\(server.shutdownDelay.components.seconds)"
        case .shutdownGrace: "\(shutdownGrace.components.seconds)"
        }
    }
}
