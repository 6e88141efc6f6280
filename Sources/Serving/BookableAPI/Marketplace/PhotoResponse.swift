import Bookings
import Marketplace
import Pictures

/// A photo of a listing, with the addresses of its files.
struct PhotoResponse: Encodable {
    private let photo: ListingPhoto
    private let provider: ProviderID

    init(_ photo: ListingPhoto, of provider: ProviderID) {
        self.photo = photo
        self.provider = provider
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(photo.id.rawValue, forKey: .id)
        try container.encode(photo.alternativeText, forKey: .alternativeText)
        let files = photo.sizes.map { size in
            File(width: size.width, height: size.height, url: photo.path(width: size.width, of: provider))
        }
        try container.encode(files, forKey: .files)
        try container.encode(WireInstant(photo.uploadedAt), forKey: .uploadedAt)
    }

    private struct File: Encodable {
        let width: Int
        let height: Int
        let url: String
    }

    private enum CodingKeys: String, CodingKey {
        case id, files
        case alternativeText = "alternative_text"
        case uploadedAt = "uploaded_at"
    }
}

/// All photos of a listing, in their order.
struct PhotoList: Encodable {
    private let items: [PhotoResponse]

    init(_ listing: Listing) {
        items = listing.photos.map { PhotoResponse($0, of: listing.provider) }
    }
}

extension ListingPhoto {
    /// Where the file of a width is served to everybody while the listing is found.
    func path(width: Int, of provider: ProviderID) -> String { "/assets/photo/\(provider)/\(id)/\(width)" }
}
