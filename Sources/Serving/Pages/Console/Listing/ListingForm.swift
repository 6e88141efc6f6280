import Bookings
import Localization
import Marketplace

/// The form of a listing, with its texts in one language.
struct ListingForm: Sendable {
    var slug = ""
    var headline = ""
    var description = ""

    /// The most fitting first, at most ``categoryCount``.
    var categories: [CategoryID] = []
    var languages = ""
    var address = ""
    var coordinates = ""
    var radius = ""
    var isOnline = false
    var isPublished = false
    var faults: Set<Fault> = []

    enum Fault: Sendable {
        case slugRefused, slugTaken, languages, coordinates, radius, textsTooLong
    }

    static let categoryCount = 3

    /// Unicode scalars, as in the API.
    static let longestHeadline = 120
    static let longestDescription = 5_000
    static let longestAddress = 200

    init(_ listing: Listing?, in language: Language) {
        guard let listing else { return }
        slug = listing.slug.rawValue
        headline = listing.texts[language.tag]?.headline ?? ""
        description = listing.texts[language.tag]?.description ?? ""
        categories = listing.categories
        languages = listing.languages.joined(separator: ", ")
        address = listing.place.address ?? ""
        if let position = listing.place.position {
            coordinates = "\(position.degreesNorth), \(position.degreesEast)"
        }
        radius = listing.place.travelRadiusInMeters.map { String($0 / 1_000) } ?? ""
        isOnline = listing.place.isOnline
        isPublished = listing.isPublished
    }

    init(_ fields: FormFields) {
        slug = fields["slug"]
        headline = fields["headline"]
        description = fields["description"]
        for number in 1...Self.categoryCount {
            guard let id = CategoryID(rawValue: fields["category\(number)"]), !categories.contains(id) else { continue }
            categories.append(id)
        }
        languages = fields["languages"]
        address = fields["address"]
        coordinates = fields["coordinates"]
        radius = fields["radius"]
        isOnline = fields["online"] == "yes"
        isPublished = fields["published"] == "yes"
    }

    /// What the form says of a listing, whose other texts and categories stay; `nil` if a field cannot be read, which ``faults`` names.
    mutating func draft(of listing: Listing?, in language: Language) -> ListingDraft? {
        faults = []
        var draft = ListingDraft()
        if !slug.isEmpty {
            draft.slug = ListingSlug(rawValue: slug)
            if draft.slug == nil { faults.insert(.slugRefused) }
        }
        draft.texts = listing?.texts ?? [:]
        draft.texts[language.tag] = text()
        // More than the form has can be set by the API.
        let further = listing?.categories.dropFirst(Self.categoryCount).filter { !categories.contains($0) } ?? []
        draft.categories = categories + further
        draft.languages = spoken()
        readPlace(&draft)
        draft.isPublished = isPublished
        return faults.isEmpty ? draft : nil
    }

    private mutating func text() -> ListingText? {
        guard headline.unicodeScalars.count <= Self.longestHeadline,
            description.unicodeScalars.count <= Self.longestDescription,
            address.unicodeScalars.count <= Self.longestAddress, !headline.contains("\n"), !address.contains("\n")
        else {
            faults.insert(.textsTooLong)
            return nil
        }
        return ListingText(
            headline: TypedText.fit(headline, upTo: Self.longestHeadline),
            description: TypedText.fit(description, upTo: Self.longestDescription)
        )
    }

    private mutating func spoken() -> [String] {
        let codes = languages.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { $0.lowercased() }
        let areCodes = codes.allSatisfy { code in
            (2...3).contains(code.utf8.count) && code.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
        }
        guard areCodes, Set(codes).count == codes.count, codes.count <= Listing.maximumLanguages else {
            faults.insert(.languages)
            return []
        }
        return codes
    }

    private mutating func readPlace(_ draft: inout ListingDraft) {
        draft.place.address = TypedText.fit(address, upTo: Self.longestAddress)
        draft.place.isOnline = isOnline
        if !radius.isEmpty {
            if let kilometers = Int64(radius), (1...ListingPlace.maximumTravelInMeters / 1_000).contains(kilometers) {
                draft.place.travelRadiusInMeters = kilometers * 1_000
            } else {
                faults.insert(.radius)
            }
        }
        draft.place.position = Position(coordinates.filter { !$0.isWhitespace })
        let needsPosition = draft.place.address != nil || draft.place.travelRadiusInMeters != nil
        if draft.place.position == nil, needsPosition || !coordinates.isEmpty { faults.insert(.coordinates) }
    }

    /// A fingerprint of a listing, to detect concurrent changes.
    static func revision(of listing: Listing?) -> String {
        guard let listing else { return FormRevision.make([]) }
        let texts = listing.texts.sorted { $0.key < $1.key }.flatMap {
            [$0.key, $0.value.headline ?? "", $0.value.description ?? ""]
        }
        let place = listing.place
        return FormRevision.make(
            [listing.slug.rawValue, listing.isPublished.description, place.address ?? ""] + texts
                + listing.categories.map(\.rawValue) + listing.languages
                + [
                    "\(place.position?.latitude ?? 0)", "\(place.position?.longitude ?? 0)",
                    "\(place.travelRadiusInMeters ?? 0)", place.isOnline.description,
                ]
        )
    }
}
