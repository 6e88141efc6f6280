import Bookings
import Policies

/// One version of a provider's availability rule.
struct AvailabilityRuleResponse: Encodable {
    private let provider: String
    private let version: String

    /// Counts the versions that the provider has uploaded, from 1.
    private let number: Int
    private let name: String
    private let description: String?
    private let createdAt: WireInstant
    private let source: String?

    init(_ rule: StoredRule, of provider: ProviderID, showsSource: Bool) {
        self.provider = provider.rawValue
        version = rule.version.description
        number = rule.number
        name = rule.name
        description = rule.description
        createdAt = WireInstant(rule.createdAt)
        source = showsSource ? rule.source.text : nil
    }

    private enum CodingKeys: String, CodingKey {
        case version, number, name, description, source
        case provider = "provider_id"
        case createdAt = "created_at"
    }
}
