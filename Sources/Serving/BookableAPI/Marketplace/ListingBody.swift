package import Marketplace
import Bookings
import Localization
import Policies
import WireFormat

/// The body of `PUT /v1/providers/{provider}/listing`, and what a row of an import stands for.
package struct ListingBody: Decodable {
    package let draft: ListingDraft

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var draft = ListingDraft()
        draft.slug = try fields.slug("slug")
        draft.isPublished = try fields.optional("published") ?? false
        draft.texts = try fields.optional("texts", as: Texts.self)?.entries ?? [:]
        draft.categories = try fields.categories("categories")
        draft.place = try fields.optional("place", as: Place.self)?.place ?? ListingPlace()
        draft.languages = try fields.spokenLanguages("languages")
        try fields.finish()
        self.draft = draft
    }

    private struct Texts: Decodable {
        private(set) var entries: [String: ListingText] = [:]

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            for language in Language.allCases {
                entries[language.tag] = try fields.optional(language.tag, as: Entry.self)?.text
            }
            try fields.finish()
        }
    }

    private struct Entry: Decodable {
        let text: ListingText

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let headline = try fields.name("headline", length: 1...120)
            let description = try fields.text("description", length: 1...5_000)
            try fields.finish()
            text = ListingText(headline: headline, description: description)
        }
    }

    private struct Place: Decodable {
        private(set) var place = ListingPlace()

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            place.address = try fields.name("address")
            place.position = try fields.position("latitude", "longitude")
            let radius = try fields.integer("travel_radius_km", in: 1...ListingPlace.maximumTravelInMeters / 1_000)
            place.travelRadiusInMeters = radius.map { $0 * 1_000 }
            place.isOnline = try fields.optional("online") ?? false
            if place.address != nil || radius != nil { try fields.demandPosition("latitude", "longitude") }
            try fields.finish()
        }
    }
}

extension Fields {
    fileprivate mutating func slug(_ key: String) throws -> ListingSlug? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 3...60) else { return nil }
            guard let slug = ListingSlug(rawValue: text) else {
                let reason =
                    "\(quoted(text)) is not an address such as anna-berger: lower-case letters and digits with single hyphens "
                    + "between them, of which there is at least one."
                throw fields.refusal(key, reason, fault: .format("anna-berger"))
            }
            return slug
        }
    }

    fileprivate mutating func categories(_ key: String) throws -> [CategoryID] {
        let texts = try texts(key, length: 1...40, maximum: Listing.maximumCategories)
        return try reading(key) { fields in
            let ids = try texts.map { text in
                guard let id = CategoryID(rawValue: text) else {
                    let reason = "\(quoted(text)) is not the id of a category such as hair."
                    throw fields.refusal(key, reason, fault: .format("hair"))
                }
                return id
            }
            guard Set(ids).count == ids.count else { throw fields.repetition(key) }
            return ids
        } ?? []
    }

    fileprivate mutating func spokenLanguages(_ key: String) throws -> [String] {
        let codes = try texts(key, length: 2...3, maximum: Listing.maximumLanguages)
        return try reading(key) { fields in
            for code in codes where !code.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }) {
                let reason = "\(quoted(code)) is not a language code of ISO 639 such as de."
                throw fields.refusal(key, reason, fault: .format("de"))
            }
            guard Set(codes).count == codes.count else { throw fields.repetition(key) }
            return codes
        } ?? []
    }

    private func repetition(_ key: String) -> WireError {
        refusal(key, "Each can be given only once.", fault: FieldFault(.repeated))
    }

    fileprivate mutating func position(_ north: String, _ east: String) throws -> Position? {
        let latitude = try degrees(north, most: 90)
        let longitude = try degrees(east, most: 180)
        // Half a position is none, whatever else is said.
        if latitude != nil || longitude != nil { try demandPosition(north, east) }
        guard let latitude, let longitude else { return nil }
        return Position(degreesNorth: latitude, degreesEast: longitude)
    }

    /// Refuses what is missing of a position that something else needs.
    fileprivate mutating func demandPosition(_ keys: String...) throws {
        for key in keys where try !isRefused(key) && optional(key, as: Double.self) == nil {
            try refuse(key, "This is required beside the rest of the place.", .required)
        }
    }

    private mutating func degrees(_ key: String, most: Int64) throws -> Double? {
        try reading(key) { fields in
            guard let degrees = try fields.optional(key, as: Double.self) else { return nil }
            guard degrees.magnitude <= Double(most) else {
                throw fields.refusal(key, "This goes from -\(most) to \(most) degrees.", fault: .range(-most...most))
            }
            return degrees
        }
    }
}
