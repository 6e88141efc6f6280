import Bookings
import CivilTime

/// The zones in which the two sides of a booking are told times.
struct RecipientZones {
    let client: Zone
    let provider: Zone

    /// Throws for a provider's zone that the system does not know.
    ///
    /// A client's zone may have gone from the system since it was checked. That must not keep the booking from being changed, so
    /// the provider's takes its place.
    init(of booking: Booking, _ provider: Provider, in zones: ZoneDirectory) throws(ZoneError) {
        self.provider = try zones.zone(named: provider.timeZone)
        client = booking.client.timeZone.flatMap { try? zones.zone(named: $0) } ?? self.provider
    }
}
