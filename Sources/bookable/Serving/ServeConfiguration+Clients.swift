import BookableServer
import HTTPTypes

extension ServeConfiguration {
    /// Reads what each client may take.
    ///
    /// One body of the greatest length, in bytes, fits into an address's share, and two into all.
    static func clientLimits(_ settings: Settings, longestBody: Int) throws -> ClientLimits {
        var limits = ClientLimits()
        func read(_ setting: ServeSetting, in range: ClosedRange<Int>, into limit: inout Int) throws {
            limit = try settings.integer(setting, in: range) ?? limit
        }
        try read(.maximumConnectionsPerAddress, in: 1...100_000, into: &limits.connectionsPerAddress)
        try read(.maximumRequestsPerAddress, in: 1...100_000, into: &limits.requestsPerAddress)
        let memory = (1 << 20)...(1 << 40)
        limits.bodyBytes = max(limits.bodyBytes, 2 * longestBody)
        limits.bodyBytesPerAddress = max(limits.bodyBytesPerAddress, longestBody)
        try read(.bodyMemory, in: 2 * longestBody...memory.upperBound, into: &limits.bodyBytes)
        try read(.bodyMemoryPerAddress, in: longestBody...memory.upperBound, into: &limits.bodyBytesPerAddress)
        try read(.answerMemory, in: memory, into: &limits.unreadBytes)
        try read(.answerMemoryPerAddress, in: memory, into: &limits.unreadBytesPerAddress)
        limits.writeSeconds = Int64(try settings.integer(.writeTimeout, in: 1...3_600) ?? Int(limits.writeSeconds))
        limits.proxies = try proxies(settings)
        return limits
    }

    private static func proxies(_ settings: Settings) throws -> ProxyTrust {
        var trust = ProxyTrust()
        if let text = settings.text(.clientAddressHeader) {
            // `Forwarded` holds parameters around its addresses, and is not read.
            guard let name = HTTPField.Name(text), name.canonicalName != "forwarded" else {
                throw settings.refusal(
                    .clientAddressHeader,
                    "takes the name of a header that holds addresses, such as X-Forwarded-For, not \"\(text)\""
                )
            }
            trust.header = name
        }
        let list = settings.text(.trustedProxies)
        trust.proxies = try (list ?? "").split(separator: ",").map { text in
            let text = text.filter { $0 != " " }
            guard let network = IPNetwork(text) else {
                throw settings.refusal(
                    .trustedProxies,
                    "takes addresses and networks such as 10.0.0.0/8, not \"\(text)\""
                )
            }
            return network
        }
        guard (trust.header == nil) == trust.proxies.isEmpty else {
            let (missing, given): (ServeSetting, ServeSetting) =
                trust.header == nil
                ? (.clientAddressHeader, .trustedProxies) : (.trustedProxies, .clientAddressHeader)
            throw settings.refusal(given, "does nothing without \(missing.rawValue)")
        }
        return trust
    }
}
