import Bookings
import CivilTime

/// What a service is to tell of a calendar.
struct WatchDraft: Sendable {
    let link: CalendarLinkID

    /// Where to.
    let url: String

    /// What notices come with, to prove themselves.
    let token: Secret
    let now: Instant

    /// Until when.
    var endsAt: Instant { now + CalendarWatch.length }
}
