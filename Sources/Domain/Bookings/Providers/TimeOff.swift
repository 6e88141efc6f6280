package import CivilTime

/// Dates on which a provider is away, set and removed as one: a vacation, a day each month, the same holiday every year.
package struct TimeOff: Sendable {
    package let id: TimeOffID
    package let provider: ProviderID
    package let span: Span

    /// Told to the provider itself and to admins only.
    package let note: String?
    package let createdAt: Instant

    /// Who set it: `key:key_…`.
    package let createdBy: String

    /// Which dates are off, and what of them.
    package struct Span: Hashable, Sendable {
        /// Both inclusive.
        package let first: CivilDate
        package let last: CivilDate

        /// The part of each date that is off; `nil` if all of it is.
        package var part: Part?

        /// How the dates come again; `nil` if they do not.
        package var repetition: Repetition?

        package init(first: CivilDate, last: CivilDate) {
            self.first = first
            self.last = last
        }
    }

    /// Hours of a date; an end at or before the start is on the next date.
    package struct Part: Hashable, Sendable {
        package let start: WallTime
        package let end: WallTime

        package init(start: WallTime, end: WallTime) {
            self.start = start
            self.end = end
        }
    }

    /// How dates come again until one that is inclusive.
    package struct Repetition: Hashable, Sendable {
        package let every: Step
        package let until: CivilDate

        package init(every: Step, until: CivilDate) {
            self.every = every
            self.until = until
        }
    }

    /// How far repetitions lie apart.
    package enum Step: String, Sendable, CaseIterable {
        case week
        case twoWeeks = "two_weeks"

        /// The same day of each month that has it.
        case month

        /// The same day of the week in the same week of each month, such as its first Monday.
        case monthWeekday = "month_weekday"

        /// The same date of each year that has it.
        case year
    }
}
