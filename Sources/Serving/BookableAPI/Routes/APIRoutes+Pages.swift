package import Bookings
package import CivilTime

extension APIRoutes {
    /// Counts a booking that is asked for on a page against the limits that `POST /v1/bookings` has.
    ///
    /// Throws 429 for one too many. Only routes made from this very value share its counts.
    package func admitBooking(for client: ClientDetails, from address: ClientAddress, at now: Instant) throws {
        _ = try rates.admit(.anonymous, from: address, for: ContactKeys(client), at: now)
    }
}
