package import Bookings
import SQL

/// Decides on reviews that readers have reported.
package struct ModerationDesk: Sendable {
    private let reviews = ReviewStore()
    private let reports = ReviewReportStore()
    private let events = EventStore()

    package init() {}

    /// The reviews that wait for a decision, in the order of their ids, after the one with the id `cursor`.
    package func queue(
        after cursor: ReviewID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [ReportedReview] {
        let open = try await reports.open(after: cursor, limit: limit, in: transaction.connection)
        let found = try await reviews.find(open.map(\.review), in: transaction.connection)
        return open.compactMap { id, reports in
            found[id].map { ReportedReview(review: $0, reports: reports) }
        }
    }

    /// Hides a review, whose client and provider are told the reason, and keeps it; it no longer counts for the rating.
    package func hide(_ id: ReviewID, because reason: String, in transaction: Transaction) async throws -> Review {
        try await decide(on: id, hiding: reason, in: transaction)
    }

    /// Leaves a review as it is, or shows it again.
    package func keep(_ id: ReviewID, in transaction: Transaction) async throws -> Review {
        try await decide(on: id, hiding: nil, in: transaction)
    }

    private func decide(on id: ReviewID, hiding reason: String?, in transaction: Transaction) async throws -> Review {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await transaction.lock(provider)
        let (connection, now) = (transaction.connection, transaction.now)
        var review = try await reviews.find(id, in: connection)
        let wasHidden = review.hiding != nil
        review.hiding = reason.map { Review.Hiding(reason: $0, hiddenAt: now) }
        try await reviews.update(review, in: connection)
        try await reports.decide(on: review, at: now, in: connection)
        let isHidden = review.hiding != nil
        guard isHidden != wasHidden else { return review }
        let change = isHidden ? -1 : 1
        try await reviews.count(change, stars: change * review.stars, of: provider, in: connection)
        if isHidden {
            try await events.recordHiding(review.eventData, of: provider, at: now, in: connection)
        } else {
            try await events.recordPublication(review.eventData, of: provider, at: now, in: connection)
        }
        return review
    }
}
