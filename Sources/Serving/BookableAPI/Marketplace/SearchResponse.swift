import Bookings
import CivilTime
import Localization
import Marketplace
import Money

/// A page of results.
struct SearchResponse: Encodable {
    private let answer: SearchAnswer
    private let language: Language
    private let isExplained: Bool

    init(_ answer: SearchAnswer, in language: Language, explained isExplained: Bool) {
        self.answer = answer
        self.language = language
        self.isExplained = isExplained
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let items = answer.results.map { SearchResultResponse($0, in: language, explained: isExplained) }
        try container.encode(items, forKey: .items)
        try container.encode(answer.total, forKey: .total)
        try container.encode(answer.next?.rawValue, forKey: .nextCursor)
    }

    private enum CodingKeys: String, CodingKey {
        case items, total
        case nextCursor = "next_cursor"
    }
}

/// A provider who fits.
private struct SearchResultResponse: Encodable {
    let result: SearchResult
    let language: Language
    let isExplained: Bool

    init(_ result: SearchResult, in language: Language, explained isExplained: Bool) {
        self.result = result
        self.language = language
        self.isExplained = isExplained
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let listed = result.listed
        try container.encode(listed.provider.rawValue, forKey: .provider)
        try container.encode(listed.name, forKey: .name)
        try container.encode(listed.slug.rawValue, forKey: .slug)
        try container.encode(listed.headline(in: language.tag)?.text, forKey: .headline)
        try container.encode(listed.zone.name, forKey: .timeZone)
        try container.encode(listed.categories, forKey: .categories)
        try container.encode(listed.languages, forKey: .languages)
        try container.encode(PlaceResponse(listed.place), forKey: .place)
        try container.encode(RatingResponse(listed.rating), forKey: .rating)
        try container.encode(listed.photo.map { PhotoResponse($0, of: listed.provider) }, forKey: .photo)
        try container.encode(result.distanceInMeters, forKey: .distance)
        try container.encode(result.offer.map { Service(offer: $0, tag: language.tag) }, forKey: .service)
        let length = (result.offer?.durationMinutes ?? 0) * 60
        try container.encode(
            result.starts.map { Start(start: WireInstant($0), end: WireInstant($0 + length)) },
            forKey: .starts
        )
        try container.encode(result.score.total, forKey: .score)
        if isExplained { try container.encode(SearchScore.Factor.allCases.map(reason), forKey: .reasons) }
    }

    private func reason(_ factor: SearchScore.Factor) -> Reason {
        Reason(factor: factor.rawValue, worth: result.score.worth(of: factor), weight: factor.weight)
    }

    private struct Reason: Encodable {
        let factor: String
        let worth: Int64
        let weight: Int64
    }

    private struct Start: Encodable {
        let start: WireInstant
        let end: WireInstant

        private enum CodingKeys: String, CodingKey {
            case start = "start_at"
            case end = "end_at"
        }
    }

    private struct Service: Encodable {
        let offer: ListedOffer
        let tag: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(offer.service.rawValue, forKey: .id)
            try container.encode(offer.name(in: tag), forKey: .name)
            try container.encode(offer.price.minorUnits, forKey: .price)
            try container.encode(offer.price.currency.code, forKey: .currency)
            try container.encode(offer.durationMinutes, forKey: .duration)
        }

        private enum CodingKeys: String, CodingKey {
            case id, name, price, currency
            case duration = "duration_minutes"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case name, slug, headline, categories, languages, place, rating, photo, service, starts, score, reasons
        case provider = "provider_id"
        case timeZone = "time_zone"
        case distance = "distance_meters"
    }
}
