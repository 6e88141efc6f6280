import BookableServer

/// Addresses and networks between commas.
struct NetworkList: Sendable {
    /// As it was given.
    let text: String

    let networks: [IPNetwork]

    /// `nil` if one of them is neither, or there is none.
    init?(_ text: String) {
        self.text = text
        var networks: [IPNetwork] = []
        for entry in text.split(separator: ",") {
            guard let network = IPNetwork(entry.filter { $0 != " " }) else { return nil }
            networks.append(network)
        }
        guard !networks.isEmpty else { return nil }
        self.networks = networks
    }
}
