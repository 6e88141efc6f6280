import Bookings
import CivilTime
import Hummingbird
import Localization
import Marketplace
import Money
import Policies
import WireFormat

/// The parameters of `GET /v1/search`.
struct SearchParameters {
    private(set) var question = SearchQuestion()

    /// In which results are worded.
    private(set) var language = Language.english
    private(set) var explains = false

    init(_ request: Request) throws {
        var query = Query(request)
        if let text = query.text("q", length: 1...200) { question.setWords(of: text) }
        question.category = query.identifier("category", example: "hair")
        question.surroundings = Self.surroundings(in: &query)
        question.kind = query.choice("place", of: ListingPlace.Kind.allCases)
        question.language = query.languageCode("spoken")
        question.minimumRating = query.stars("min_rating")
        question.price = Self.price(in: &query)
        question.minutes = Self.minutes(in: &query)
        question.freeTime = Self.freeTime(in: &query)
        language = query.choice("lang", of: Language.allCases) ?? .english
        explains = query.choice("explain", of: YesOrNo.allCases) == .true
        question.limit = query.integer("limit", in: 1...SearchQuestion.maximumResults) ?? question.limit
        if let text = query.text("cursor") {
            question.cursor = SearchCursor(rawValue: text)
            if question.cursor == nil {
                query.refuse("cursor", "This is not a cursor that a search has given.", code: .value)
            }
        }
        try query.finish()
    }

    private static func surroundings(in query: inout Query) -> SearchQuestion.Surroundings? {
        let radius = query.integer("radius_km", in: 1...500)
        guard let text = query.text("near") else {
            if radius != nil { query.refuse("near", "A radius needs a place.", .required, code: .value) }
            return nil
        }
        guard let center = Position(text) else {
            query.refuse(
                "near",
                "\(quoted(text)) is not a latitude and a longitude such as 52.52,13.405.",
                .format("52.52,13.405")
            )
            return nil
        }
        return SearchQuestion.Surroundings(center: center, radiusInMeters: Int64(radius ?? 10) * 1_000)
    }

    private static func price(in query: inout Query) -> SearchQuestion.PriceRange? {
        let most = Int(Currency.maximumAmount)
        let lower = query.integer("min_price", in: 0...most)
        let upper = query.integer("max_price", in: 0...most)
        guard let code = query.text("currency") else {
            if lower != nil || upper != nil {
                query.refuse("currency", "A price needs a currency.", .required, code: .value)
            }
            return nil
        }
        guard let currency = Currency(code) else {
            query.refuse("currency", "\(quoted(code)) is not a currency such as EUR.", .format("EUR"))
            return nil
        }
        let amounts = (Int64(lower ?? 0), Int64(upper ?? most))
        guard amounts.0 <= amounts.1 else {
            query.refuse("max_price", "This must not be below min_price.", code: .value)
            return nil
        }
        return SearchQuestion.PriceRange(currency: currency, amounts: amounts.0...amounts.1)
    }

    private static func minutes(in query: inout Query) -> ClosedRange<Int64>? {
        let all = SearchQuestion.allMinutes
        let lower = query.integer("min_minutes", in: 1...Int(all.upperBound)).map { Int64($0) }
        let upper = query.integer("max_minutes", in: 1...Int(all.upperBound)).map { Int64($0) }
        guard lower != nil || upper != nil else { return nil }
        let (least, most) = (lower ?? all.lowerBound, upper ?? all.upperBound)
        guard least <= most else {
            query.refuse("max_minutes", "This must not be below min_minutes.", code: .value)
            return nil
        }
        return least...most
    }

    private static func freeTime(in query: inout Query) -> SearchQuestion.FreeTime? {
        let (from, to) = (query.date("from"), query.date("to"))
        let (start, end) = (query.wallTime("day_start"), query.wallTime("day_end"))
        guard let from else {
            if to != nil || start != nil || end != nil {
                query.refuse("from", "Dates and hours need a first date.", .required, code: .value)
            }
            return nil
        }
        guard let last = to ?? from.adding(days: 1) else {
            query.refuse("from", "This is too far ahead.", code: .value)
            return nil
        }
        var freeTime = SearchQuestion.FreeTime(from: from, to: last)
        if start != nil || end != nil {
            guard let midnight = WallTime(secondOfDay: 0), let midnightAfter = WallTime(secondOfDay: 86_400) else {
                preconditionFailure("A day goes from 00:00 to 24:00.")
            }
            freeTime.hours = SearchQuestion.Hours(start: start ?? midnight, end: end ?? midnightAfter)
        }
        return freeTime
    }
}

extension Query {
    fileprivate mutating func wallTime(_ name: String) -> WallTime? {
        guard let text = text(name) else { return nil }
        let time = WallTime(text)
        if time == nil {
            refuse(name, "\(quoted(text)) is not a time of day from 00:00 to 24:00, such as 09:00.", .format("09:00"))
        }
        return time
    }

    /// A number of stars from 1 to 5 with at most two decimals, in hundredths.
    fileprivate mutating func stars(_ name: String) -> Int64? {
        guard let text = text(name) else { return nil }
        guard let hundredths = RatingText.hundredths(text) else {
            refuse(name, "\(quoted(text)) is not a number of stars from 1 to 5 such as 4.5.", .format("4.5"))
            return nil
        }
        return hundredths
    }

    fileprivate mutating func languageCode(_ name: String) -> String? {
        guard let text = text(name) else { return nil }
        guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 })
        else {
            refuse(name, "\(quoted(text)) is not a language code of ISO 639 such as de.", .format("de"))
            return nil
        }
        return text
    }
}
