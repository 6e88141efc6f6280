import Bookings
import CivilTime
import Marketplace

/// What the form of the search page asks, as an address has it.
///
/// What cannot be read is left out: nobody is refused a page for a link that somebody else wrote.
struct SearchForm: Sendable {
    let words: String
    let category: CategoryID?
    let kind: ListingPlace.Kind?
    let date: CivilDate?
    let part: DayPart?

    /// Whole stars; `nil` also finds those without an average.
    let stars: Int?

    /// Given by links of other sites, and kept from page to page.
    let near: String?
    let radius: Int64

    enum DayPart: String, CaseIterable, Sendable {
        case morning, afternoon, evening

        fileprivate var seconds: (start: Int, end: Int) {
            switch self {
            case .morning: (0, 43_200)
            case .afternoon: (43_200, 86_400)
            case .evening: (61_200, 86_400)
            }
        }
    }

    init(_ query: FormFields, at now: Instant) {
        words = String(query["q"].unicodeScalars.prefix(200).map(Character.init))
        category = CategoryID(rawValue: query["category"])
        kind = ListingPlace.Kind(rawValue: query["place"])
        let today = now.secondsSince1970 / 86_400
        date = CivilDate(query["from"]).flatMap { date in
            (today - 1...today + Int64(SearchQuestion.furthestDays)).contains(Int64(date.daysSinceEpoch)) ? date : nil
        }
        part = DayPart(rawValue: query["part"])
        stars = Int(query["stars"]).flatMap { (1...5).contains($0) ? $0 : nil }
        near = Position(query["near"]) == nil ? nil : query["near"]
        radius = Int64(query["radius_km"]).flatMap { (1...500).contains($0) ? $0 : nil } ?? 10
    }

    /// The question; an hour without a date is asked for the usual two weeks.
    func question(at now: Instant, _ cursor: String) -> SearchQuestion {
        var question = SearchQuestion()
        question.setWords(of: words)
        question.category = category
        question.kind = kind
        question.minimumRating = stars.map { Int64($0) * 100 }
        question.surroundings = near.flatMap { Position($0) }.map {
            SearchQuestion.Surroundings(center: $0, radiusInMeters: radius * 1_000)
        }
        question.freeTime = freeTime(at: now)
        question.cursor = SearchCursor(rawValue: cursor)
        return question
    }

    private func freeTime(at now: Instant) -> SearchQuestion.FreeTime? {
        guard let first = date ?? (part == nil ? nil : CivilDate(daysSinceEpoch: Int(now.secondsSince1970 / 86_400))),
            let last = first.adding(days: date == nil ? 14 : 1)
        else { return nil }
        let hours = part.flatMap { part -> SearchQuestion.Hours? in
            guard let start = WallTime(secondOfDay: part.seconds.start),
                let end = WallTime(secondOfDay: part.seconds.end)
            else { return nil }
            return SearchQuestion.Hours(start: start, end: end)
        }
        return SearchQuestion.FreeTime(from: first, to: last, hours: hours)
    }

    /// The address of the page with all choices.
    var address: Address {
        Address("search").with("q", words.isEmpty ? nil : words).with("category", category?.rawValue)
            .with("place", kind?.rawValue).with("from", date?.description).with("part", part?.rawValue)
            .with("stars", stars.map(String.init))
            .with("near", near).with("radius_km", near == nil ? nil : String(radius))
    }
}
