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
        var query = try Query(request)
        if let text = try query.text("q", length: 1...200) { question.setWords(of: text) }
        question.category = try query.identifier("category")
        question.surroundings = try Self.surroundings(in: &query)
        question.kind = try query.choice("place", of: ListingPlace.Kind.allCases)
        question.language = try query.languageCode("spoken")
        question.price = try Self.price(in: &query)
        question.minutes = try Self.minutes(in: &query)
        question.freeTime = try Self.freeTime(in: &query)
        language = try query.choice("lang", of: Language.allCases) ?? .english
        explains = try query.choice("explain", of: YesOrNo.allCases) == .true
        question.limit = try query.integer("limit", in: 1...SearchQuestion.maximumResults) ?? question.limit
        if let text = query.text("cursor") {
            guard let cursor = SearchCursor(rawValue: text) else {
                throw WireError(field: "cursor", reason: "This is not a cursor that a search has given.")
            }
            question.cursor = cursor
        }
        try query.finish()
    }

    private static func surroundings(in query: inout Query) throws -> SearchQuestion.Surroundings? {
        let radius = try query.integer("radius_km", in: 1...500)
        guard let text = query.text("near") else {
            if radius != nil { throw WireError(field: "near", reason: "A radius needs a place.", fault: .required) }
            return nil
        }
        guard let center = Position(text) else {
            throw WireError(
                field: "near",
                reason: "\(quoted(text)) is not a latitude and a longitude such as 52.52,13.405.",
                fault: .format("52.52,13.405")
            )
        }
        return SearchQuestion.Surroundings(center: center, radiusInMeters: Int64(radius ?? 10) * 1_000)
    }

    private static func price(in query: inout Query) throws -> SearchQuestion.PriceRange? {
        let most = Int(Currency.maximumAmount)
        let lower = try query.integer("min_price", in: 0...most)
        let upper = try query.integer("max_price", in: 0...most)
        guard let code = query.text("currency") else {
            if lower != nil || upper != nil {
                throw WireError(field: "currency", reason: "A price needs a currency.", fault: .required)
            }
            return nil
        }
        guard let currency = Currency(code) else {
            throw WireError(field: "currency", reason: "\(quoted(code)) is not a currency such as EUR.")
        }
        let amounts = (Int64(lower ?? 0), Int64(upper ?? most))
        guard amounts.0 <= amounts.1 else {
            throw WireError(.value, field: "max_price", reason: "This must not be below min_price.")
        }
        return SearchQuestion.PriceRange(currency: currency, amounts: amounts.0...amounts.1)
    }

    private static func minutes(in query: inout Query) throws -> ClosedRange<Int64> {
        let all = SearchQuestion().minutes
        let lower = try query.integer("min_minutes", in: 1...Int(all.upperBound)).map { Int64($0) } ?? all.lowerBound
        let upper = try query.integer("max_minutes", in: 1...Int(all.upperBound)).map { Int64($0) } ?? all.upperBound
        guard lower <= upper else {
            throw WireError(.value, field: "max_minutes", reason: "This must not be below min_minutes.")
        }
        return lower...upper
    }

    private static func freeTime(in query: inout Query) throws -> SearchQuestion.FreeTime? {
        let (from, to) = (try query.date("from"), try query.date("to"))
        let (start, end) = (try query.wallTime("day_start"), try query.wallTime("day_end"))
        guard let from else {
            guard to == nil, start == nil, end == nil else {
                throw WireError(field: "from", reason: "Dates and hours need a first date.", fault: .required)
            }
            return nil
        }
        guard let last = to ?? from.adding(days: 1) else {
            throw WireError(.value, field: "from", reason: "This is too far ahead.")
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
    fileprivate mutating func date(_ name: String) throws -> CivilDate? {
        guard let text = text(name) else { return nil }
        guard let date = CivilDate(text) else {
            throw WireError(field: name, reason: "\(quoted(text)) is not a date such as 2026-03-10.")
        }
        return date
    }

    fileprivate mutating func wallTime(_ name: String) throws -> WallTime? {
        guard let text = text(name) else { return nil }
        guard let time = WallTime(text) else {
            throw WireError(field: name, reason: "\(quoted(text)) is not a time of day from 00:00 to 24:00.")
        }
        return time
    }

    fileprivate mutating func languageCode(_ name: String) throws -> String? {
        guard let text = text(name) else { return nil }
        guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 })
        else { throw WireError(field: name, reason: "\(quoted(text)) is not a language code of ISO 639 such as de.") }
        return text
    }
}
