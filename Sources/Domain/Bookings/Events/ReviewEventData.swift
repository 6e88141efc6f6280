/// The data of an event about a review: never its text, which its client can change and an operator can hide.
package struct ReviewEventData: Codable, Hashable, Sendable, ObservedChange.Subject {
    package let reviewID: ReviewID
    package let bookingID: BookingID

    /// From 1 to 5.
    package let stars: Int

    /// Counts the versions of the review, from 1.
    package let revision: Int

    package init(reviewID: ReviewID, bookingID: BookingID, stars: Int, revision: Int) {
        self.reviewID = reviewID
        self.bookingID = bookingID
        self.stars = stars
        self.revision = revision
    }

    private enum CodingKeys: String, CodingKey {
        case stars, revision
        case reviewID = "review_id"
        case bookingID = "booking_id"
    }
}
