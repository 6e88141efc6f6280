public import Localization

/// What messages say of a booking.
///
/// Names are data, as people wrote them.
public struct BookingDetails: Sendable {
    /// What was booked.
    public var service: String
    /// With whom.
    public var provider: String
    /// Who booked.
    public var client: String
    /// Where, if that is known.
    public var place: String?
    /// When, for the one who reads the message.
    public var period: SessionPeriod

    /// When others of its series are that the message tells of too.
    public var others: [SessionPeriod] = []

    /// What the provider adds in the language of the message, for clients who are going to come: one line.
    public var sentence: String?

    /// How many characters of ``sentence`` are shown.
    public static let maximumSentence = 500

    /// The details for one reader.
    public init(service: String, provider: String, client: String, place: String? = nil, period: SessionPeriod) {
        self.service = service
        self.provider = provider
        self.client = client
        self.place = place
        self.period = period
    }
}
