import BookableAPI
import Bookings
import Caching
import CivilTime
import Synchronization

/// What pages say of services, for as long as a calendar of the service that was kept before it was read.
///
/// As with ``KeptPages``, calendars are dropped at every change of what pages show. So an offer that was read after a calendar holds
/// while that calendar is kept.
final class KeptOffers: Sendable {
    private struct Key: Hashable {
        let service: ServiceID
        let provider: ProviderID
    }

    private struct Entry {
        let calendar: KeptAnswers.Part

        /// `nil` until it is read while the calendar is kept.
        var offer: Offer?
    }

    private let entries = Mutex(LeastRecentlyUsed<Key, Entry>(capacity: 256))

    /// What is known of an offer before it may have to be read.
    struct Known {
        let offer: Offer?

        /// The calendar, if it is kept: what is read from now on holds as long as it is.
        fileprivate let calendar: KeptAnswers.Part?
    }

    func known(
        _ service: ServiceID,
        of provider: ProviderID,
        _ calendars: CalendarCache,
        at now: Instant
    ) -> Known {
        let entry = entries.withLock { $0.value(for: Key(service: service, provider: provider)) }
        guard let entry, let calendar = entry.calendar.calendar,
            calendars.keeps(calendar, of: service, of: provider, starts: entry.calendar.starts, at: now)
        else { return Known(offer: nil, calendar: nil) }
        return Known(offer: entry.offer, calendar: entry.calendar)
    }

    /// Keeps what was read after `known` was asked for, or else a calendar that was used for it.
    func keep(_ offer: Offer, _ known: Known, used: KeptAnswers.Part?) {
        guard known.offer == nil, let calendar = known.calendar ?? used else { return }
        let entry = Entry(calendar: calendar, offer: known.calendar == nil ? nil : offer)
        entries.withLock { _ = $0.insert(entry, for: Key(service: offer.service.id, provider: offer.provider.id)) }
    }
}
