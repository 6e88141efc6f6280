/// What bookings came to in one month, of one service or of all.
///
/// A booking counts in the month in which its session begins, whatever became of it; ``made`` alone goes by when it was made.
package struct MonthlyFigures: Hashable, Sendable {
    /// Bookings that were made in the month, for whichever month.
    package var made: Int64 = 0

    /// Pending or confirmed: nobody has said yet whether they took place.
    package var scheduled: Int64 = 0
    package var completed: Int64 = 0
    package var cancelledByClient: Int64 = 0

    /// Those that the provider declined included.
    package var cancelledByProvider: Int64 = 0
    package var noShows: Int64 = 0

    /// Their hold ran out before they stood.
    package var expired: Int64 = 0

    /// Those with a booking that is scheduled or completed; one for all bookings that share a start.
    package var sessions: Int64 = 0

    /// The length of these sessions, each counted once.
    package var bookedMinutes: Int64 = 0

    /// From the making of each booking that did not expire to its session.
    package var lead = LeadTime()

    /// Different clients with a booking that is scheduled or completed; a client who gave no contact is none of them.
    package var clients: Int64 = 0

    /// Those of ``clients`` who had such a booking with the provider, of whichever service, in an earlier month.
    package var returningClients: Int64 = 0

    package init() {}

    package var bookings: Int64 {
        scheduled + completed + cancelledByClient + cancelledByProvider + noShows + expired
    }

    /// Cancellations by either side of all bookings that did not expire; ten thousandths, `nil` without bookings.
    package var cancellationBasisPoints: Int64? {
        share(cancelledByClient + cancelledByProvider, of: bookings - expired)
    }

    /// No-shows of all sessions of which it is known whether the client came; ten thousandths, `nil` without such sessions.
    package var noShowBasisPoints: Int64? { share(noShows, of: completed + noShows) }
}

/// A share in ten thousandths, rounded down; `nil` of nothing.
package func share(_ part: Int64, of whole: Int64) -> Int64? {
    whole > 0 ? part * 10_000 / whole : nil
}
