package import Bookings
import CivilTime
import Crypto
import Hexadecimal
package import Pictures

/// Adds photos to listings, puts them in order and removes them; each change counts as one of the listing.
package struct PhotoDesk: Sendable {
    package let rules: MarketplaceRules
    private let listings = ListingStore()
    private let photos = PhotoStore()

    package init(rules: MarketplaceRules) {
        self.rules = rules
    }

    /// Puts a photo behind the others of a listing; one that it has already stays where it is, with the new text.
    ///
    /// What the operator has decided on the listing holds for what the operator changes, here and below. Throws ``BookingsError`` if the
    /// provider has no listing, or as many photos as it can have.
    package func add(
        _ picture: RenderedPicture,
        alternativeText: String,
        to provider: ProviderID,
        byOperator: Bool,
        in transaction: Transaction
    ) async throws -> ListingPhoto {
        var photo = ListingPhoto(
            id: Self.id(of: picture),
            alternativeText: alternativeText,
            sizes: picture.renditions.map(\.size),
            uploadedAt: transaction.now
        )
        _ = try await change(provider, byOperator: byOperator, in: transaction) { photos in
            if let index = photos.firstIndex(where: { $0.id == photo.id }) {
                photos[index].alternativeText = alternativeText
                photo = photos[index]
            } else {
                try Self.requireRoom(besides: photos)
                photos.append(photo)
            }
        }
        try await photos.put(picture, as: photo.id, of: provider, in: transaction.connection)
        return photo
    }

    /// Throws ``BookingsError`` if the provider has no listing, before the work of reading a photo for it.
    package func requireListing(of provider: ProviderID, in transaction: Transaction) async throws {
        _ = try await find(provider, in: transaction)
    }

    /// Replaces the order and the texts; the list has to name all photos of the listing, and no others.
    package func arrange(
        _ order: [(id: PhotoID, alternativeText: String)],
        of provider: ProviderID,
        byOperator: Bool,
        in transaction: Transaction
    ) async throws -> Listing {
        try await change(provider, byOperator: byOperator, in: transaction) { photos in
            guard order.count == photos.count, Set(order.map(\.id)) == Set(photos.map(\.id)) else {
                let message = "The list has to name each of the listing's \(photos.count) photos once."
                throw BookingsError(.conflict, message, field: "photos")
            }
            photos = order.compactMap { entry in
                var photo = photos.first { $0.id == entry.id }
                photo?.alternativeText = entry.alternativeText
                return photo
            }
        }
    }

    /// Removes a photo with its files; throws ``BookingsError`` if the listing does not have it.
    package func remove(
        _ id: PhotoID,
        of provider: ProviderID,
        byOperator: Bool,
        in transaction: Transaction
    ) async throws -> Listing {
        let listing = try await change(provider, byOperator: byOperator, in: transaction) { photos in
            guard photos.contains(where: { $0.id == id }) else { throw Self.notFound(id) }
            photos.removeAll { $0.id == id }
        }
        try await photos.remove(id, of: provider, in: transaction.connection)
        return listing
    }

    /// The file of a photo in a size; `publicly` finds it only while its listing is found.
    ///
    /// `width` is one of the photo's ``ListingPhoto/sizes``, or `nil` for the largest. Throws ``BookingsError`` if there is none.
    package func file(
        of id: PhotoID,
        width: Int? = nil,
        of provider: ProviderID,
        publicly: Bool,
        in transaction: Transaction
    ) async throws -> [UInt8] {
        let size = try await size(of: id, width: width, of: provider, publicly: publicly, in: transaction)
        guard let bytes = try await photos.bytes(of: id, width: size.width, of: provider, in: transaction.connection)
        else { throw Self.notFound(id) }
        return bytes
    }

    /// The same without its content, for who has that already.
    package func size(
        of id: PhotoID,
        width: Int?,
        of provider: ProviderID,
        publicly: Bool,
        in transaction: Transaction
    ) async throws -> PictureSize {
        guard let listing = try await listings.find(provider, in: transaction.connection),
            !publicly || rules.isOpen && listing.status(under: rules) == .published,
            let photo = listing.photos.first(where: { $0.id == id }),
            let size = width == nil ? photo.largest : photo.sizes.first(where: { $0.width == width })
        else { throw Self.notFound(id) }
        return size
    }

    private func change(
        _ provider: ProviderID,
        byOperator: Bool,
        in transaction: Transaction,
        _ change: (inout [ListingPhoto]) throws -> Void
    ) async throws -> Listing {
        try await transaction.lock(provider)
        let known = try await find(provider, in: transaction)
        var listing = known
        try change(&listing.photos)
        guard listing.photos != known.photos else { return known }
        listing.updatedAt = transaction.now
        if !byOperator {
            listing.take(verdictOn: known, isApproved: false, under: rules, at: transaction.now)
        } else if known.verdict?.approvedAt != nil {
            // The operator has seen this change too; an objection, or that nobody has decided, is not about photos alone.
            listing.verdict = .approved(at: transaction.now)
        }
        try await listings.put(listing, in: transaction.connection)
        return listing
    }

    private func find(_ provider: ProviderID, in transaction: Transaction) async throws -> Listing {
        guard let listing = try await listings.find(provider, in: transaction.connection) else {
            throw BookingsError(.notFound, "A listing of provider \"\(provider)\" was not found.", field: "provider")
        }
        return listing
    }

    private static func requireRoom(besides photos: [ListingPhoto]) throws {
        guard photos.count < ListingPhoto.maximumCount else {
            throw BookingsError(.conflict, "A listing can have at most \(ListingPhoto.maximumCount) photos.")
        }
    }

    private static func id(of picture: RenderedPicture) -> PhotoID {
        var hash = SHA256()
        for rendition in picture.renditions { hash.update(data: rendition.bytes) }
        guard let id = PhotoID(rawValue: hash.finalize().prefix(16).hexadecimal) else {
            preconditionFailure("Sixteen bytes have 32 digits.")
        }
        return id
    }

    private static func notFound(_ id: PhotoID) -> BookingsError {
        BookingsError(.notFound, "Photo \(id) was not found.", field: "photo")
    }
}
