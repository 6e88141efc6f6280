/// What can be set about `bookable serve`, by the name that it has in the configuration file.
///
/// The option on the command line has hyphens for the underscores, the variable of the environment is in upper case after
/// `BOOKABLE_`.
enum ServeSetting: String, CaseIterable {
    case database, host, port, metrics
    case createDatabase = "create_database"
    case databaseConnections = "database_connections"
    case databaseQueue = "database_queue"
    case databaseDirect = "database_direct"
    case databaseRole = "database_role"
    case databaseTimeout = "database_timeout"
    case statementTimeout = "statement_timeout"
    case calendarMemory = "calendar_memory"
    case logLevel = "log_level"
    case logFormat = "log_format"
    case maximumConnections = "max_connections"
    case maximumRequests = "max_requests"
    case maximumConnectionsPerAddress = "max_connections_per_address"
    case maximumRequestsPerAddress = "max_requests_per_address"
    case maximumBodySize = "max_body_bytes"
    case idleTimeout = "idle_timeout"
    case readTimeout = "read_timeout"
    case decisionThreads = "decision_threads"
    case previewThreads = "preview_threads"
    case trialProcesses = "trial_processes"
    case trialProcessesPerKey = "trial_processes_per_key"
    case trialQueuePerKey = "trial_queue_per_key"
    case trialTimeout = "trial_timeout"
    case writeTimeout = "write_timeout"
    case bodyMemory = "body_memory"
    case bodyMemoryPerAddress = "body_memory_per_address"
    case answerMemory = "answer_memory"
    case answerMemoryPerAddress = "answer_memory_per_address"
    case clientAddressHeader = "client_address_header"
    case trustedProxies = "trusted_proxies"
    case logRate = "log_rate"
    case sweepInterval = "sweep_interval"
    case shutdownDelay = "shutdown_delay"
    case shutdownGrace = "shutdown_grace"

    /// Whether its text may hold a password.
    var isAddressOfDatabase: Bool { self == .database || self == .databaseDirect }

    var option: String { "--" + rawValue.replacing("_", with: "-") }
    var variable: String { "BOOKABLE_" + rawValue.uppercased() }
}
