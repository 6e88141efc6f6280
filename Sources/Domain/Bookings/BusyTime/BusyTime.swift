package import CivilTime
package import Intervals
import Scheduling

/// Time in which a provider is taken for something other than bookings: blocked by hand, or read from a calendar.
///
/// It has no buffer of its own. It may overlap bookings, and cancels none.
package struct BusyTime: Sendable {
    package let id: BusyTimeID
    package let provider: ProviderID

    /// Whole minutes.
    package let span: Interval
    package let source: Source

    /// The booking whose event somebody moved here in a calendar; `nil` for everything else.
    package let booking: BookingID?

    /// What the provider knows it by; nobody else is told.
    package let note: String?

    package let createdAt: Instant
    package let createdBy: String

    /// Widens `span` to the whole minutes that it touches.
    package init(
        id: BusyTimeID,
        provider: ProviderID,
        span: Interval,
        source: Source,
        booking: BookingID? = nil,
        note: String?,
        createdAt: Instant,
        createdBy: String
    ) {
        self.id = id
        self.provider = provider
        self.span = span.widenedToMinutes
        self.source = source
        self.booking = booking
        self.note = note
        self.createdAt = createdAt
        self.createdBy = createdBy
    }

    /// Where it was read from; those who have written it are the only ones who take it away.
    package struct Source: RawRepresentable, Hashable, Sendable {
        package let rawValue: String

        package init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Set by the provider, or for the provider by an admin.
        package static let manual = Source(rawValue: "manual")

        /// Before the id of a calendar: what is held because the calendar cannot be read.
        package static let holdPrefix = "hold:"

        /// Whether it is held only because a calendar cannot be read.
        var isHold: Bool { rawValue.hasPrefix(Self.holdPrefix) }
    }
}
