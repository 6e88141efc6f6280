package import CivilTime

/// A booking that was just made or changed.
package struct ChangedBooking: ObservedChange.Subject {
    /// As it is after the change.
    package let booking: Booking

    /// The change, as its history has it.
    package let entry: BookingChange

    /// The start before the booking was moved.
    package var movedFrom: Instant?

    /// Whether a booking that was cancelled had never stood.
    package var wasPending = false

    /// How people are told, if it changed together with others of its series; `nil` if it changed alone.
    package var news: SeriesNews?

    /// Whom and what it is of, if that was read for the change.
    package var provider: Provider?
    package var service: Service?
}
