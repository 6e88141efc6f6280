package import Bookings

/// The id of an event, such as `evt_anna_12`, which is also a place in a list of deliveries.
package struct WebhookEventID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let provider: ProviderID
    let sequence: Int64

    init(provider: ProviderID, sequence: Int64) {
        (self.provider, self.sequence) = (provider, sequence)
    }

    /// Refuses every text but the one that ``rawValue`` gives for an event.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "_", omittingEmptySubsequences: false)
        // `Int64` also reads "+5" and "007", which would be second names of one event.
        guard parts.count == 3, parts[0] == "evt", let sequence = Int64(parts[2]), sequence > 0,
            "\(sequence)" == parts[2],
            let provider = ProviderID(rawValue: "\(RecordKind.Provider.prefix)_\(parts[1])")
        else { return nil }
        self.init(provider: provider, sequence: sequence)
    }

    package var rawValue: String {
        "evt_\(provider.rawValue.dropFirst(RecordKind.Provider.prefix.count + 1))_\(sequence)"
    }

    package var description: String { rawValue }
}
