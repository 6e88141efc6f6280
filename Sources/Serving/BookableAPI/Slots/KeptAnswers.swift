package import Bookings
import Caching
package import CivilTime
package import HTTPTypes
import NIOCore
import Synchronization

/// Lists of slots and pages of months as bytes, for as long as the calendars that they were made from.
///
/// So the same question is answered without computing or writing anything, and never from before a change: the calendar of
/// today is asked for each time, and what was made from another one is not used.
package final class KeptAnswers: Sendable {
    /// An answer, and what it holds for.
    package final class Entry: Sendable {
        let parts: [Part]

        /// What somebody looks at who gets it.
        package let looks: [AnsweredLook]
        package let answer: EncodedAnswer
        package let form: Form

        /// The template of the route that was asked.
        let route: String

        /// The heads that go before the body.
        let heads = HeadCache()

        /// From when on fewer or other slots are listed, though no calendar has changed.
        package let validUntil: Instant

        package init(
            parts: [Part],
            looks: [AnsweredLook],
            answer: EncodedAnswer,
            form: Form,
            route: String,
            validUntil: Instant
        ) {
            self.parts = parts
            self.looks = looks
            self.answer = answer
            self.form = form
            self.route = route
            self.validUntil = validUntil
        }
    }

    /// How an answer is sent.
    package enum Form: Sendable {
        /// As data that caches may keep for some seconds.
        case data

        /// As a page, with the fields that it was made with.
        case page(HTTPFields)
    }

    /// A calendar that an answer was made from.
    package struct Part: Sendable {
        package let service: ServiceID
        package let provider: ProviderID
        package let starts: ClosedRange<Instant>

        /// Not kept alive: when the calendar is given up, so is what was made from it.
        package weak let calendar: OfferedCalendar?

        package init(
            _ calendar: OfferedCalendar,
            of service: ServiceID,
            of provider: ProviderID,
            starts: ClosedRange<Instant>
        ) {
            self.calendar = calendar
            self.service = service
            self.provider = provider
            self.starts = starts
        }
    }

    private let entries: Mutex<LeastRecentlyUsed<String, Entry>>

    /// The longest body that is kept; all lists of slots take 32 MiB at most, and a tenth of that when compressed.
    static let longestBody = 128 * 1_024

    /// Keeps so many answers.
    package init(capacity: Int = 256) {
        entries = Mutex(LeastRecentlyUsed(capacity: capacity))
    }

    /// What was answered under the same name, if that still holds: if all its calendars are still those of `calendars`.
    func entry(for name: String, madeFrom calendars: CalendarCache, at now: Instant) -> Entry? {
        guard let entry = entries.withLock({ $0.value(for: name) }), now < entry.validUntil else { return nil }
        for part in entry.parts {
            guard let calendar = part.calendar,
                calendars.keeps(calendar, of: part.service, of: part.provider, starts: part.starts, at: now)
            else { return nil }
        }
        return entry
    }

    /// Keeps an answer under all of a request that it depends on: the target of data, ``pageName(_:acceptLanguage:)`` of a page.
    package func keep(_ entry: Entry, for name: String) {
        guard entry.answer.body.readableBytes <= Self.longestBody, name.utf8.count <= 512 else { return }
        entries.withLock { _ = $0.insert(entry, for: name) }
    }

    /// The name of a page: its target, and the value of `Accept-Language` as the client wrote it.
    package static func pageName(_ target: String, acceptLanguage: String?) -> String {
        // A target has no line breaks.
        "\(target)\n\(acceptLanguage ?? "")"
    }
}
