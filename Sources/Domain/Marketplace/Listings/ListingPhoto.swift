package import CivilTime
package import Pictures

/// A photo of a listing, without the files.
package struct ListingPhoto: Hashable, Sendable {
    package let id: PhotoID

    /// What is read out and shown in its place.
    package var alternativeText: String

    /// The sizes that are kept, the smallest first; at least one.
    package let sizes: [PictureSize]
    package let uploadedAt: Instant

    package var largest: PictureSize { sizes[sizes.count - 1] }

    /// How many a listing can have.
    package static let maximumCount = 12

    /// Unicode scalars.
    package static let longestText = 200
}

extension ListingPhoto: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, sizes
        case alternativeText = "text"
        case uploadedAt = "at"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(PhotoID.self, forKey: .id)
        alternativeText = try container.decode(String.self, forKey: .alternativeText)
        sizes = try container.decode([PictureSize].self, forKey: .sizes)
        uploadedAt = Instant(try container.decode(Int64.self, forKey: .uploadedAt))
        guard !sizes.isEmpty else {
            let message = "A photo has at least one size."
            throw DecodingError.dataCorruptedError(forKey: .sizes, in: container, debugDescription: message)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(alternativeText, forKey: .alternativeText)
        try container.encode(sizes, forKey: .sizes)
        try container.encode(uploadedAt.secondsSince1970, forKey: .uploadedAt)
    }
}
