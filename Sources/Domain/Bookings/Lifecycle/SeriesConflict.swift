package import CivilTime

/// An occurrence of a series that cannot be booked, or cannot be moved to where it is to be.
package struct SeriesConflict: Sendable {
    package let date: OccurrenceDate

    /// `nil` if there is no such date, or no such time on it.
    package let startAt: Instant?
    package let reason: Reason

    package enum Reason: Sendable {
        /// The month does not have that day.
        case noSuchDate

        /// Clocks skip that time on that date.
        case noSuchTime
        case refused(SlotRefusal)

        /// It costs something else than the client was shown, as the message says.
        case otherPrice(String)
    }
}

/// Occurrences of a series were refused, so that nothing was done to any of it.
///
/// Thrown and not returned: what was written for the others is undone with the transaction.
package struct RefusedSeries: Error {
    /// In the order of their dates; never empty.
    package let conflicts: [SeriesConflict]
}
