import ArgumentParser

/// The settings of `bookable serve` about what each client may take, as text.
struct ServeClientOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The most open connections of one address. (default: 256)", valueName: "count")
    )
    var maxConnectionsPerAddress: String?

    @Option(
        help: ArgumentHelp(
            "The most requests of one address answered at once; others of it wait. (default: 8)",
            valueName: "count"
        )
    )
    var maxRequestsPerAddress: String?

    @Option(
        help: ArgumentHelp(
            "The most memory for bodies of requests not yet answered. (default: 32 MiB)",
            valueName: "bytes"
        )
    )
    var bodyMemory: String?

    @Option(help: ArgumentHelp("The same for one address. (default: 4 MiB)", valueName: "bytes"))
    var bodyMemoryPerAddress: String?

    @Option(
        help: ArgumentHelp(
            "The most memory for answers that wait for slow readers; beyond it the slowest are closed. (default: 48 MiB)",
            valueName: "bytes"
        )
    )
    var answerMemory: String?

    @Option(help: ArgumentHelp("The same for one address. (default: 8 MiB)", valueName: "bytes"))
    var answerMemoryPerAddress: String?

    @Option(
        help: ArgumentHelp(
            "In what time a reader must take all that waits, or 16 KiB of it. (default: 30)",
            valueName: "seconds"
        )
    )
    var writeTimeout: String?

    @Option(
        help: ArgumentHelp(
            "The header in which proxies name the client, such as X-Forwarded-For. (default: none)",
            valueName: "name"
        )
    )
    var clientAddressHeader: String?

    @Option(
        help: ArgumentHelp(
            "The proxies that this header is believed: addresses and networks between commas. (default: none)",
            valueName: "list"
        )
    )
    var trustedProxies: String?

    @Option(
        help: ArgumentHelp("The most lines that answers add to the log in a second. (default: 100)", valueName: "count")
    )
    var logRate: String?

    /// What was given; `nil` for other settings as well.
    func text(of setting: ServeSetting) -> String? {
        switch setting {
        case .maximumConnectionsPerAddress: maxConnectionsPerAddress
        case .maximumRequestsPerAddress: maxRequestsPerAddress
        case .bodyMemory: bodyMemory
        case .bodyMemoryPerAddress: bodyMemoryPerAddress
        case .answerMemory: answerMemory
        case .answerMemoryPerAddress: answerMemoryPerAddress
        case .writeTimeout: writeTimeout
        case .clientAddressHeader: clientAddressHeader
        case .trustedProxies: trustedProxies
        case .logRate: logRate
        default: nil
        }
    }
}
