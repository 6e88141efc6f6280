import Bookings
import Scheduling
import WireFormat

/// A provider as the world sees it, or as it sees itself.
struct ProviderResponse: Encodable {
    private let provider: Provider
    private let policy: PolicyReference
    private let hours: [WeeklyHours]
    private let exceptions: [DatedException]
    private let showsEmail: Bool

    init(_ details: ProviderDetails, for requester: Requester) {
        provider = details.provider
        policy = PolicyReference(details.policy)
        hours = details.hours
        showsEmail = requester.speaks(for: details.provider.id)
        // A note can say why a provider is away, which is nobody's business.
        exceptions = showsEmail ? details.exceptions : details.exceptions.map { DatedException($0.exception) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(provider.id.rawValue, forKey: .id)
        try container.encode(provider.name, forKey: .name)
        if showsEmail { try container.encode(provider.email, forKey: .email) }
        if showsEmail {
            try container.encode(provider.stripeAccount, forKey: .stripeAccount)
            try container.encode(provider.feeBasisPoints, forKey: .feeBasisPoints)
        }
        try container.encode(provider.pages.accent?.description, forKey: .accentColor)
        try container.encode(provider.pages.logo.map { "/assets/logo/\(provider.id)/\($0.digest)" }, forKey: .logo)
        try container.encode(try provider.pages.texts(), forKey: .texts)
        if showsEmail { try container.encode(provider.pages.embedOrigins.map(\.text), forKey: .embedOrigins) }
        try container.encode(provider.timeZone, forKey: .timeZone)
        try container.encode(policy, forKey: .policy)
        try container.encode(hours.map(WeeklyHoursRow.init), forKey: .schedule)
        try container.encode(exceptions.map(ExceptionDocument.init), forKey: .exceptions)
        try container.encode(WireInstant(provider.createdAt), forKey: .createdAt)
        try container.encode(WireInstant(provider.updatedAt), forKey: .updatedAt)
    }

    private enum CodingKeys: String, CodingKey {
        case id, name, email, policy, schedule, exceptions, logo, texts
        case accentColor = "accent_color"
        case embedOrigins = "embed_origins"
        case timeZone = "time_zone"
        case stripeAccount = "stripe_account"
        case feeBasisPoints = "fee_basis_points"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}
