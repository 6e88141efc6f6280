package import CivilTime
package import Bookings

/// A calendar elsewhere that blocks time of a provider.
package struct CalendarLink: Sendable {
    package let id: CalendarLinkID
    package let provider: ProviderID
    package let kind: Kind

    /// The account that it is one of, if it is at a service.
    package let account: CalendarAccountID?

    /// What the provider knows it by.
    package var name: String

    /// The server that it is read from.
    package let host: String
    package var rules: CalendarRules

    /// Whether bookings are written to it, as to one of the provider's calendars at most.
    package var receivesBookings: Bool

    /// What events of bookings say in it.
    package var bookingContents: PublishedCalendar.Contents
    package var state: CalendarLinkState

    /// The watch through which its service reports changes to this server; `nil` if there is none.
    var watch: CalendarWatch?

    /// When ``watch`` is to be renewed or tried again; `nil` if it was never tried.
    var watchDueAt: Instant?

    /// Until when its service reports changes to this server; `nil` if it does not.
    package var watchedUntil: Instant? { watch?.endsAt }

    /// The ``CalendarAddress``, encrypted: whoever knows it can read the calendar.
    let sealedAddress: [UInt8]

    /// Counts changes of the rules, so that what was read by earlier ones is not taken.
    let revision: Int64

    package let createdAt: Instant
    package let createdBy: String
    package var updatedAt: Instant

    package enum Kind: String, Sendable, CaseIterable {
        /// An iCalendar file at an address.
        case ics

        /// A collection on a server of CalDAV.
        case caldav

        /// A calendar of an account at Google, or at Microsoft.
        case google, microsoft

        /// The service, if it has accounts.
        package var service: CalendarService? {
            switch self {
            case .ics, .caldav: nil
            case .google: .google
            case .microsoft: .microsoft
            }
        }
    }

    /// What marks busy time that was read from it.
    package var source: BusyTime.Source { BusyTime.Source(rawValue: id.rawValue) }

    /// What marks the time that is held because it cannot be read.
    package var holdSource: BusyTime.Source { BusyTime.Source(rawValue: BusyTime.Source.holdPrefix + id.rawValue) }
}
