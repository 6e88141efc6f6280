import Bookings
import CivilTime
import Marketplace
import SQL

/// Reads what the page of a booking shows of its review.
struct OwnReviewReader: Sendable {
    private let desk = ReviewDesk()
    private let reviews = ReviewStore()

    /// What is known, and what can be done by whoever has shown `proof`.
    struct Found: Sendable {
        let review: Review?
        let canWrite: Bool
        let needsMailedLink: Bool
    }

    func find(of booking: Booking, shownBy proof: ReviewProof, in transaction: Transaction) async throws -> Found {
        if let review = try await reviews.find(of: booking.id, in: transaction.connection) {
            let isOpen = review.hiding == nil && transaction.now < review.editableUntil
            let isClient = try await desk.isClient(of: booking, shownBy: proof, in: transaction)
            return Found(review: review, canWrite: isOpen && isClient, needsMailedLink: false)
        }
        guard try await desk.canWrite(of: booking, shownBy: .mailedLink, in: transaction) else {
            return Found(review: nil, canWrite: false, needsMailedLink: false)
        }
        let isClient = try await desk.isClient(of: booking, shownBy: proof, in: transaction)
        return Found(review: nil, canWrite: isClient, needsMailedLink: !isClient)
    }
}
