import CivilTime
import Notifications

/// What the client of a booking has agreed to.
struct MessageConsentResponse: Encodable {
    private let consent: MessageConsent

    init(_ consent: MessageConsent) {
        self.consent = consent
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(consent.channel.rawValue, forKey: .channel)
        try container.encode(consent.holds, forKey: .given)
        try container.encode(WireInstant(consent.givenAt), forKey: .givenAt)
        try container.encode(consent.givenBy.rawValue, forKey: .givenBy)
        try container.encode(consent.withdrawnAt.map(WireInstant.init), forKey: .withdrawnAt)
        try container.encode(consent.withdrawnBy?.rawValue, forKey: .withdrawnBy)
    }

    private enum CodingKeys: String, CodingKey {
        case channel, given
        case givenAt = "given_at"
        case givenBy = "given_by"
        case withdrawnAt = "withdrawn_at"
        case withdrawnBy = "withdrawn_by"
    }
}

/// The consents of a booking, one for each channel that it was asked for.
struct MessageConsentListResponse: Encodable {
    let items: [MessageConsentResponse]
}
