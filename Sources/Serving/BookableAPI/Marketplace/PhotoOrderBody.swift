import Bookings
import Marketplace
import Policies
import WireFormat

/// The body of `PUT /v1/providers/{provider}/listing/photos`.
struct PhotoOrderBody: Decodable {
    let order: [(id: PhotoID, alternativeText: String)]

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let entries = try fields.list("photos", of: Entry.self, maximum: ListingPhoto.maximumCount)
        fields.demand("photos")
        try fields.finish()
        order = entries.map { ($0.id, $0.alternativeText) }
    }

    private struct Entry: Decodable {
        let id: PhotoID
        let alternativeText: String

        init(from decoder: any Decoder) throws {
            var fields = try Fields(from: decoder)
            let id = try fields.photoID("id")
            let text = try fields.name("alternative_text", length: 1...ListingPhoto.longestText)
            fields.demand("id", "alternative_text")
            try fields.finish()
            self.id = try fields.require(id, "id")
            alternativeText = try fields.require(text, "alternative_text")
        }
    }
}

extension Fields {
    fileprivate mutating func photoID(_ key: String) throws -> PhotoID? {
        try reading(key) { fields in
            guard let text = try fields.text(key, length: 1...64) else { return nil }
            guard let id = PhotoID(rawValue: text) else {
                let example = "0123456789abcdef0123456789abcdef"
                throw fields.refusal(key, "\(quoted(text)) is not the id of a photo.", fault: .format(example))
            }
            return id
        }
    }
}
