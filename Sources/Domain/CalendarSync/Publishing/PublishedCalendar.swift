package import CivilTime
package import Bookings
import SQL

/// A provider's bookings as a calendar that others can subscribe to by its secret address.
package struct PublishedCalendar: Sendable {
    package let provider: ProviderID
    package let contents: Contents

    package let createdAt: Instant

    /// What events say besides their times.
    package enum Contents: String, Sendable, CaseIterable {
        /// That there is a booking.
        case times

        /// The service and the client's name.
        case details
    }
}

extension PublishedCalendar.Contents: SQLConvertible {}
