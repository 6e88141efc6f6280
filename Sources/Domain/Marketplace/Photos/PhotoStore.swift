import Bookings
import Pictures
import SQL

/// Rows that hold the files of photos, one for each size; what is known of a photo is a part of its listing.
struct PhotoStore: Sendable {
    /// Writes the files of a photo, unless they are there.
    func put(
        _ picture: RenderedPicture,
        as id: PhotoID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws {
        for rendition in picture.renditions {
            try await connection.execute(
                """
                INSERT INTO listing_photos (provider_id, photo_id, width, content)
                VALUES (\(provider), \(id), \(rendition.size.width), \(rendition.bytes))
                ON CONFLICT (provider_id, photo_id, width) DO NOTHING
                """
            )
        }
    }

    func remove(_ id: PhotoID, of provider: ProviderID, in connection: any SQLConnection) async throws {
        try await connection.execute(
            "DELETE FROM listing_photos WHERE provider_id = \(provider) AND photo_id = \(id)"
        )
    }

    /// `nil` if the photo has no file of that width.
    func bytes(
        of id: PhotoID,
        width: Int,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> [UInt8]? {
        try await connection.query(
            """
            SELECT content FROM listing_photos
            WHERE provider_id = \(provider) AND photo_id = \(id) AND width = \(width)
            """
        ).first?.decode("content")
    }
}
