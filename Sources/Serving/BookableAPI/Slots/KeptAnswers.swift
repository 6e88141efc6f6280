import CivilTime
import Bookings
import Caching
import NIOCore
import Synchronization

/// Lists of slots as bytes, for as long as the calendars that they were made from.
///
/// So the same question is answered without computing or writing anything, and never from before a change: the calendar of
/// today is asked for each time, and what was made from another one is not used.
package final class KeptAnswers: Sendable {
    /// An answer, and what it holds for.
    struct Entry: Sendable {
        let parts: [Part]
        let answer: EncodedAnswer

        /// The template of the route that was asked.
        let route: String

        /// The heads that go before the body.
        let heads = HeadCache()

        /// From when on fewer or other slots are listed, though no calendar has changed.
        let validUntil: Instant
    }

    /// One service's part of an answer.
    struct Part: Sendable {
        let question: SlotQuestion

        /// Not kept alive: when the calendar is given up, so is what was made from it.
        weak let calendar: OfferedCalendar?
    }

    private let entries = Mutex(LeastRecentlyUsed<String, Entry>(capacity: 256))

    /// The longest body that is kept; all of them take 32 MiB at most, and a tenth of that when compressed.
    static let longestBody = 128 * 1_024

    package init() {}

    /// What was answered to the same target, if that still holds: if all its calendars are still those of `calendars`.
    func entry(for target: String, madeFrom calendars: CalendarCache, at now: Instant) -> Entry? {
        guard let entry = entries.withLock({ $0.value(for: target) }), now < entry.validUntil else { return nil }
        for part in entry.parts {
            let question = part.question
            guard let calendar = part.calendar,
                calendars.keeps(
                    calendar,
                    of: question.service,
                    of: question.provider,
                    starts: question.range.reach,
                    at: now
                )
            else { return nil }
        }
        return entry
    }

    func keep(_ entry: Entry, for target: String) {
        guard entry.answer.body.readableBytes <= Self.longestBody, target.utf8.count <= 512 else { return }
        entries.withLock { _ = $0.insert(entry, for: target) }
    }
}
