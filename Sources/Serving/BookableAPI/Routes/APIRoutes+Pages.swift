package import Bookings
package import CivilTime

extension APIRoutes {
    /// Counts a booking that is asked for on a page against the limits that `POST /v1/bookings` has.
    ///
    /// Throws 429 for one too many. Only routes made from this very value share its counts.
    package func admitBooking(for client: ClientDetails, from address: ClientAddress, at now: Instant) throws {
        _ = try rates.admit(.anonymous, from: address, for: ContactKeys(client), at: now)
    }

    /// Counts so many bookings more that were made on a page by one request.
    package func charge(_ bookings: Int, to client: ClientDetails, from address: ClientAddress, at now: Instant) {
        _ = rates.charge(bookings, to: .anonymous, from: address, for: ContactKeys(client), at: now)
    }
}
