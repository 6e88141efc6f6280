package import CivilTime
package import Money

/// What somebody searches for; what is left out does not matter.
package struct SearchQuestion: Sendable {
    /// Folded; a provider has all of them, or words that begin so.
    package private(set) var words: [String] = []

    /// This category or one that belongs to it.
    package var category: CategoryID?
    package var surroundings: Surroundings?

    /// Where sessions take place.
    package var kind: ListingPlace.Kind?

    /// Spoken, as ISO 639 codes.
    package var language: String?
    package var price: PriceRange?

    /// The lowest average of reviews that is shown, in hundredths of a star; `nil` also finds those with none.
    package var minimumRating: Int64?

    /// How long a session lasts, in minutes.
    package var minutes: ClosedRange<Int64>?
    package var freeTime: FreeTime?

    /// Where the page before ended; `nil` for the first page.
    package var cursor: SearchCursor?
    package var limit = 20

    package init() {}

    /// The words of a text; more than ``maximumWords`` are not looked for.
    package mutating func setWords(of text: String) {
        words = Array(SearchWords.words(of: text).prefix(Self.maximumWords))
    }

    package static let maximumWords = 8

    /// How long any session lasts, in minutes.
    package static let allMinutes: ClosedRange<Int64> = 1...(366 * 1_440)

    /// How many results a page has at most.
    package static let maximumResults = 50

    /// How many days ahead of today can be searched.
    package static let furthestDays = ListedProviderReader.furthestDays

    /// The longest range of dates, in days.
    package static let maximumDays = 31

    /// How many days are looked through for a first start where none is asked for.
    static let usualDays: Int64 = 14

    /// A circle.
    package struct Surroundings: Hashable, Sendable {
        package var center: Position

        /// Of providers who receive clients; those who come to clients say themselves how far.
        package var radiusInMeters: Int64

        package init(center: Position, radiusInMeters: Int64) {
            (self.center, self.radiusInMeters) = (center, radiusInMeters)
        }
    }

    /// Prices in one currency, in minor units.
    package struct PriceRange: Hashable, Sendable {
        package var currency: Currency
        package var amounts: ClosedRange<Int64>

        package init(currency: Currency, amounts: ClosedRange<Int64>) {
            (self.currency, self.amounts) = (currency, amounts)
        }
    }

    /// Dates and hours of the provider's zone in which a session begins and ends.
    package struct FreeTime: Hashable, Sendable {
        /// `to` is exclusive.
        package var from: CivilDate
        package var to: CivilDate

        /// The session lies between them; `nil` if it begins on one of the dates, at any hour.
        package var hours: Hours?

        package init(from: CivilDate, to: CivilDate, hours: Hours? = nil) {
            (self.from, self.to, self.hours) = (from, to, hours)
        }

        /// The dates, in days since 1970.
        var days: Range<Int> { from.daysSinceEpoch..<max(from.daysSinceEpoch, to.daysSinceEpoch) }
    }

    /// Between two times of one day.
    package struct Hours: Hashable, Sendable {
        package var start: WallTime
        package var end: WallTime

        package init(start: WallTime, end: WallTime) {
            (self.start, self.end) = (start, end)
        }
    }
}
