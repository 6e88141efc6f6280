import BookableAPI
import Bookings
import HTTPTypes
import Hummingbird
import Marketplace
import SQL

/// Serves the photos of listings that are found, at addresses that name their content and are kept for a year.
struct PhotoPages: Sendable {
    let database: any SQLDatabase
    let desk: PhotoDesk

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("assets/photo/{provider}/{photo}/{width}") { try await show(PageRequest($0, $1)) }
    }

    /// The address of the file of a width.
    static func address(of photo: ListingPhoto, width: Int, of provider: ProviderID) -> Address {
        Address("assets", "photo", provider.rawValue, photo.id.rawValue, String(width))
    }

    private func show(_ request: PageRequest) async throws -> Response {
        guard let provider = ProviderID(rawValue: request.part("provider")),
            let photo = PhotoID(rawValue: request.part("photo")), let width = request.width("width")
        else { throw APIError(.notFound, "Photo not found.") }
        let tag = "\"\(photo)-\(width)\""
        let isKnown = request.request.headers[values: .ifNoneMatch].contains { $0.contains(tag) }
        let bytes = try await database.transaction(.read, by: .anonymous, at: request.now) {
            transaction -> [UInt8]? in
            guard isKnown else {
                return try await desk.file(of: photo, width: width, of: provider, publicly: true, in: transaction)
            }
            // The listing is looked at all the same: what is hidden by now is not confirmed either.
            _ = try await desk.size(of: photo, width: width, of: provider, publicly: true, in: transaction)
            return nil
        }
        var response = bytes.map { Response(photo: $0) } ?? Response(status: .notModified)
        // Browsers keep it for a year; caches that many share ask again, so that what is taken down goes from them.
        response.headers[.cacheControl] = "public, max-age=31536000, s-maxage=300, immutable"
        response.headers[.eTag] = tag
        return response
    }
}

extension PageRequest {
    /// The width that a part of the path names in the one way to write it; `nil` for anything else.
    func width(_ name: String) -> Int? {
        let part = part(name)
        return Int(part).flatMap { String($0) == part ? $0 : nil }
    }
}
