package import Bookings
import Caching
package import CivilTime
import Synchronization

/// Limits how often reviews are reported from one network address, and written for one booking.
package final class ReviewRateLimiter: Sendable {
    private struct State {
        var reports = TokenBuckets<ClientAddress>(capacity: 10, interval: 360_000)
        var writings = TokenBuckets<BookingID>(capacity: 20, interval: 360_000)
    }

    private let state = Mutex(State())

    package init() {}

    /// Throws 429 for a report too many, which counts for nothing.
    package func admitReport(from address: ClientAddress, at instant: Instant) throws {
        let wait = state.withLock { $0.reports.take(from: address, at: instant.secondsSince1970 * 1_000) }
        try Self.require(wait, "Too many reviews were reported from this address.")
    }

    /// Throws 429 for a writing too many, which counts for nothing.
    package func admitWriting(of booking: BookingID, at instant: Instant) throws {
        let wait = state.withLock { $0.writings.take(from: booking, at: instant.secondsSince1970 * 1_000) }
        try Self.require(wait, "This review was sent too often.")
    }

    private static func require(_ wait: Int64, _ refusal: String) throws {
        guard wait > 0 else { return }
        throw APIError.tooManyRequests(refusal, after: (wait + 999) / 1_000)
    }
}
