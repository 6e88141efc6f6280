package import CivilTime

/// How people are told of a change of several bookings of a series: by the message of one of them, which names the others.
package enum SeriesNews: Hashable, Sendable {
    /// Its message tells of those with these starts too, which gave back so many minor units together.
    case leading(others: [Instant], refunded: Int64)

    /// Another one's message tells of it.
    case following
}
