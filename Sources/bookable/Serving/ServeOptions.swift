import ArgumentParser

/// The settings of `bookable serve` that were given on the command line, as text.
///
/// ``ServeConfiguration`` reads and checks them, because each may come from the environment or the file as well.
struct ServeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The database: a SQLite file, or postgres://user@host/database. (default: bookable.sqlite)",
            valueName: "path or URL"
        )
    )
    var database: String?

    @Flag(name: .customLong("create"), help: "Make the SQLite file if there is none: --create-database yes.")
    var create = false

    @Option(help: "Whether to make the SQLite file if there is none: yes or no. (default: no)")
    var createDatabase: String?

    @Option(help: ArgumentHelp("Connections to PostgreSQL that run transactions. (default: 10)", valueName: "count"))
    var databaseConnections: String?

    @Option(help: ArgumentHelp("The most requests that wait for one of them. (default: 1024)", valueName: "count"))
    var databaseQueue: String?

    @Option(
        help: ArgumentHelp(
            "PostgreSQL itself, where --database names PgBouncer in transaction mode. (default: none)",
            valueName: "URL"
        )
    )
    var databaseDirect: String?

    @Option(help: "What PostgreSQL is: primary, or replica, from which slots are only read. (default: primary)")
    var databaseRole: String?

    @Option(
        help: ArgumentHelp(
            "After what time without an answer PostgreSQL counts as gone. (default: 5 more than --statement-timeout)",
            valueName: "seconds"
        )
    )
    var databaseTimeout: String?

    @Option(help: ArgumentHelp("How long one statement may take in PostgreSQL. (default: 10)", valueName: "seconds"))
    var statementTimeout: String?

    @Option(help: ArgumentHelp("The most memory for kept calendars, 0 for none. (default: 64 MiB)", valueName: "bytes"))
    var calendarMemory: String?

    @Option(help: "The address to listen on. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port to listen on; 0 takes a free one. (default: 8080)")
    var port: String?

    @Option(
        help: """
            How much to log: trace, debug, info, notice, warning, error or critical. (default: info)
            """
    )
    var logLevel: String?

    @Option(help: "How to log: text or json, one object on a line. (default: text)")
    var logFormat: String?

    @Option(help: "Who may read /metrics: key, for an administrator's key, or open. (default: key)")
    var metrics: String?

    @Option(help: ArgumentHelp("The most open connections. (default: 1000)", valueName: "count"))
    var maxConnections: String?

    @Option(help: ArgumentHelp("The most requests answered at once. (default: 512)", valueName: "count"))
    var maxRequests: String?

    @Option(help: ArgumentHelp("The longest body of a request. (default: 262144)", valueName: "bytes"))
    var maxBodyBytes: String?

    @OptionGroup var clients: ServeClientOptions

    @Option(help: ArgumentHelp("When to close a connection that says nothing. (default: 30)", valueName: "seconds"))
    var idleTimeout: String?

    @Option(help: ArgumentHelp("In what time a request must arrive. (default: 15)", valueName: "seconds"))
    var readTimeout: String?

    @Option(
        help: ArgumentHelp("Cancellations decided on at once. (default: the cores, 2 at least)", valueName: "count")
    )
    var decisionThreads: String?

    @Option(help: ArgumentHelp("Quotes and evaluations of kept policies at once. (default: 2)", valueName: "count"))
    var previewThreads: String?

    @Option(help: ArgumentHelp("Scripts tried at once, each in a process. (default: 2)", valueName: "count"))
    var trialProcesses: String?

    @Option(help: ArgumentHelp("Scripts of one key tried at once. (default: 1)", valueName: "count"))
    var trialProcessesPerKey: String?

    @Option(help: ArgumentHelp("The most scripts of one key that wait for that. (default: 8)", valueName: "count"))
    var trialQueuePerKey: String?

    @Option(help: ArgumentHelp("When to end a process that tries a script. (default: 30)", valueName: "seconds"))
    var trialTimeout: String?

    @Option(help: ArgumentHelp("How often to look for holds that ran out. (default: 5)", valueName: "seconds"))
    var sweepInterval: String?

    @Option(
        help: ArgumentHelp(
            "How long to go on accepting after SIGTERM, while /readyz says 503. (default: 0)",
            valueName: "seconds"
        )
    )
    var shutdownDelay: String?

    @Option(
        help: ArgumentHelp("How long accepted requests may take after that. (default: 20)", valueName: "seconds")
    )
    var shutdownGrace: String?

    /// What was given.
    func text(of setting: ServeSetting) -> String? {
        switch setting {
        case .database: database
        case .createDatabase: createDatabase ?? (create ? DatabaseCreation.yes.rawValue : nil)
        case .databaseConnections: databaseConnections
        case .databaseQueue: databaseQueue
        case .databaseDirect: databaseDirect
        case .databaseRole: databaseRole
        case .databaseTimeout: databaseTimeout
        case .statementTimeout: statementTimeout
        case .calendarMemory: calendarMemory
        case .host: host
        case .port: port
        case .metrics: metrics
        case .logLevel: logLevel
        case .logFormat: logFormat
        case .maximumConnections: maxConnections
        case .maximumRequests: maxRequests
        case .maximumBodySize: maxBodyBytes
        case .idleTimeout: idleTimeout
        case .readTimeout: readTimeout
        case .decisionThreads: decisionThreads
        case .previewThreads: previewThreads
        case .trialProcesses: trialProcesses
        case .trialProcessesPerKey: trialProcessesPerKey
        case .trialQueuePerKey: trialQueuePerKey
        case .trialTimeout: trialTimeout
        case .sweepInterval: sweepInterval
        case .shutdownDelay: shutdownDelay
        case .shutdownGrace: shutdownGrace
        case .maximumConnectionsPerAddress, .maximumRequestsPerAddress, .bodyMemory, .bodyMemoryPerAddress,
            .answerMemory, .answerMemoryPerAddress, .writeTimeout, .clientAddressHeader, .trustedProxies, .logRate:
            clients.text(of: setting)
        }
    }
}
