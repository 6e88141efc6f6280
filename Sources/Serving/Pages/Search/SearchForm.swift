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

    /// The name of a place, as it was typed; goes before ``near``.
    let town: String

    /// Given by links of other sites and by browsers that know where they are, and kept from page to page.
    private(set) var near: String?

    /// In kilometers, which counts with a place only.
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
        town = String(query["town"].unicodeScalars.prefix(100).map(Character.init))
        near = town.isEmpty && Position(query["near"]) != nil ? query["near"] : nil
        let asked = Int64(query["radius_km"]).flatMap { (1...500).contains($0) ? $0 : nil }
        // Links with a position ask as the API does; people choose in the form, which begins with a town and what is around it.
        radius = asked ?? (near == nil ? 25 : 10)
    }

    /// The name of the place to look for; `nil` if none is given, or if it is nothing to sessions online.
    var place: String? { town.isEmpty || kind == .online ? nil : town }

    /// The question near the place that was typed, if any; an hour without a date is asked for the usual two weeks.
    func question(at now: Instant, near place: FoundPlace?, _ cursor: String) -> SearchQuestion {
        var question = SearchQuestion()
        question.setWords(of: words)
        question.category = category
        question.kind = kind
        question.minimumRating = stars.map { Int64($0) * 100 }
        question.surroundings = (place?.center ?? near.flatMap { Position($0) }).map {
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

    /// The same without a position.
    var anywhere: SearchForm {
        var form = self
        form.near = nil
        return form
    }

    /// The address of the page where nothing is asked for.
    static let start = Address("search")

    /// The address of the page with all choices.
    var address: Address {
        Self.start.with("q", words.isEmpty ? nil : words).with("category", category?.rawValue)
            .with("place", kind?.rawValue).with("from", date?.description).with("part", part?.rawValue)
            .with("stars", stars.map(String.init))
            .with("town", town.isEmpty ? nil : town).with("near", near)
            .with("radius_km", near == nil && town.isEmpty ? nil : String(radius))
    }
}
