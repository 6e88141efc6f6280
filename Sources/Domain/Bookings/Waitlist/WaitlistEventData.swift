package import CivilTime

/// The data of an event about an offered place; never of whom it is for.
package struct WaitlistEventData: Codable, Hashable, Sendable {
    package let entryID: WaitlistEntryID
    package let serviceID: ServiceID
    package let bookingID: BookingID
    package let startAt: Instant
    package let expiresAt: Instant

    init(_ entry: WaitlistEntry, _ offer: WaitlistEntry.Offer) {
        entryID = entry.id
        serviceID = entry.service
        bookingID = offer.booking
        startAt = offer.startAt
        expiresAt = offer.endsAt
    }

    private enum CodingKeys: String, CodingKey {
        case entryID = "entry_id"
        case serviceID = "service_id"
        case bookingID = "booking_id"
        case startAt = "start_at"
        case expiresAt = "expires_at"
    }
}
