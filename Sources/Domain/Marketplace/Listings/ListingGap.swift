/// What a listing lacks before it can be found.
package enum ListingGap: CaseIterable, Sendable {
    case description, category, place

    /// The field of a request that would fill it.
    var field: String {
        switch self {
        case .description: "texts"
        case .category: "categories"
        case .place: "place"
        }
    }

    var message: String {
        switch self {
        case .description: "A published listing has a description in at least one language."
        case .category: "A published listing has at least one category."
        case .place: "A published listing has an address, a travel radius or is online."
        }
    }

    static func gaps(texts: [String: ListingText], categories: [CategoryID], place: ListingPlace) -> [ListingGap] {
        allCases.filter { gap in
            switch gap {
            case .description: texts.values.allSatisfy { $0.description == nil }
            case .category: categories.isEmpty
            case .place: place.kinds.isEmpty
            }
        }
    }
}
