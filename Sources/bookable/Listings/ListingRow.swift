import BookableAPI
import Bookings
import Foundation
import Localization
import Marketplace
import WireFormat

/// A row of a file of listings: the body of the request that would set the listing, and whose it is.
struct ListingRow {
    let provider: ProviderID
    let draft: ListingDraft

    /// The columns that a file can have, in any order; `provider_id` must be there.
    static let columns =
        [
            "provider_id", "slug", "published", "categories", "languages", "address", "latitude", "longitude",
            "travel_radius_km", "online",
        ] + Language.allCases.flatMap { ["headline_\($0.tag)", "description_\($0.tag)"] }

    /// Reads a row under the rules of `PUT /v1/providers/{provider}/listing`; throws what these refuse.
    init(_ row: CSVTable.Row) throws {
        let cells = Cells(values: row.values)
        guard let id = cells.text("provider_id"), let provider = ProviderID(rawValue: id) else {
            throw CommandFailure("provider_id is not the id of a provider such as prv_anna.")
        }
        self.provider = provider
        let document = Document(
            slug: cells.text("slug"),
            published: try cells.flag("published"),
            texts: Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0.tag, cells.words(in: $0)) }),
            categories: cells.list("categories"),
            languages: cells.list("languages"),
            place: Document.Place(
                address: cells.text("address"),
                latitude: try cells.number("latitude"),
                longitude: try cells.number("longitude"),
                travelRadius: try cells.integer("travel_radius_km"),
                online: try cells.flag("online")
            )
        )
        // By the same code as a request, so that both refuse the same.
        draft = try WireDecoder.decode(ListingBody.self, from: try JSONEncoder().encode(document)).draft
    }

    private struct Document: Encodable {
        let slug: String?
        let published: Bool
        let texts: [String: [String: String]]
        let categories: [String]
        let languages: [String]
        let place: Place

        struct Place: Encodable {
            let address: String?
            let latitude: Double?
            let longitude: Double?
            let travelRadius: Int64?
            let online: Bool

            private enum CodingKeys: String, CodingKey {
                case address, latitude, longitude, online
                case travelRadius = "travel_radius_km"
            }
        }
    }

    private struct Cells {
        let values: [String: String]

        /// `nil` for a column that is empty or not there.
        func text(_ column: String) -> String? {
            values[column].flatMap { $0.isEmpty ? nil : $0 }
        }

        /// Words with semicolons between them.
        func list(_ column: String) -> [String] {
            (text(column) ?? "").split(separator: ";").map { word in
                String(word.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }
        }

        func flag(_ column: String) throws -> Bool {
            switch text(column) {
            case nil, "no", "false", "0": return false
            case "yes", "true", "1": return true
            default: throw CommandFailure("\(column) is neither yes nor no.")
            }
        }

        func number(_ column: String) throws -> Double? {
            guard let text = text(column) else { return nil }
            guard let number = Double(text), number.isFinite else {
                throw CommandFailure("\(column) is not a number such as 52.52.")
            }
            return number
        }

        func integer(_ column: String) throws -> Int64? {
            guard let text = text(column) else { return nil }
            guard let number = Int64(text) else { throw CommandFailure("\(column) is not a whole number.") }
            return number
        }

        func words(in language: Language) -> [String: String] {
            var words: [String: String] = [:]
            words["headline"] = text("headline_\(language.tag)")
            words["description"] = text("description_\(language.tag)")
            return words
        }
    }
}
