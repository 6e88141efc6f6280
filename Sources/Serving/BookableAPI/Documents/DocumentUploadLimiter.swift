package import Bookings
import Caching
package import CivilTime
import Synchronization

/// Limits how often clients upload documents for one booking: each upload is written while other bookings of the provider wait.
package final class DocumentUploadLimiter: Sendable {
    private let bookings = Mutex(TokenBuckets<BookingID>(capacity: 20, interval: 300_000))

    package init() {}

    /// Throws 429 for one too many, which counts for nothing; the provider's own uploads are not counted.
    package func admit(_ requester: Requester, for booking: BookingID, at instant: Instant) throws {
        guard case .client = requester else { return }
        let now = instant.secondsSince1970 * 1_000
        let wait = bookings.withLock { $0.take(from: booking, at: now) }
        guard wait > 0 else { return }
        throw APIError.tooManyRequests(
            "Too many documents were uploaded for this booking.",
            after: (wait + 999) / 1_000
        )
    }
}
