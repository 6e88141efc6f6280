import Bookings
import CivilTime
import SQL

/// The review of a booking, as far as messages tell of it.
struct NotifiedReview: Hashable, Sendable {
    /// From 1 to 5.
    let stars: Int

    /// Whether its client wants to be named.
    let isNamed: Bool
    let isHidden: Bool

    /// The query of the review of a booking; `nil` if there is none.
    static func reading(_ booking: BookingID) -> SQLQuery<NotifiedReview?> {
        SQLQuery(
            """
            SELECT stars, is_named, hidden_at FROM reviews
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        ) { rows in
            try rows.first.map { row in
                NotifiedReview(
                    stars: try row.decode("stars"),
                    isNamed: try row.decode("is_named"),
                    isHidden: try row.decode("hidden_at", as: Instant?.self) != nil
                )
            }
        }
    }
}
