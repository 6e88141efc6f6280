import CivilTime
import Bookings
import Caching
import NIOCore
import Synchronization

/// Lists of slots as bytes, for as long as the calendars that they were made from.
///
/// So the same question is answered without computing or writing anything, and never from before a change: the calendar of
/// today is asked for each time, and what was made from another one is not used.
final class KeptAnswers: Sendable {
    /// An answer, and what it holds for.
    struct Entry: Sendable {
        let parts: [Part]
        let answer: EncodedAnswer

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

    /// What was answered to the same target, if anything.
    func entry(for target: String) -> Entry? {
        entries.withLock { $0.value(for: target) }
    }

    func keep(_ entry: Entry, for target: String) {
        guard entry.answer.body.readableBytes <= Self.longestBody, target.utf8.count <= 512 else { return }
        entries.withLock { _ = $0.insert(entry, for: target) }
    }
}
