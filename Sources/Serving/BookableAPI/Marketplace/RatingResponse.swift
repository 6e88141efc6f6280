import Marketplace

/// What the reviews of a provider say in all.
struct RatingResponse: Encodable {
    private let rating: Rating

    init(_ rating: Rating) {
        self.rating = rating
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        // Hundredths are the same shortest decimals on every machine.
        try container.encode(rating.average.map { Double($0) / 100 }, forKey: .average)
        try container.encode(rating.count, forKey: .count)
    }

    private enum CodingKeys: String, CodingKey {
        case average
        case count = "reviews"
    }
}
