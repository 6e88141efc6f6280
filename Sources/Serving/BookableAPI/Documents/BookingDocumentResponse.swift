import Bookings
import Hexadecimal

/// An uploaded document, without its content.
struct BookingDocumentResponse: Encodable {
    private let name: String
    private let mediaType: String
    private let size: Int
    private let hash: String
    private let uploadedAt: WireInstant
    private let uploadedBy: String

    init(_ document: BookingDocument) {
        name = document.name
        mediaType = document.type.mediaType
        size = document.size
        hash = document.hash.hexadecimal
        uploadedAt = WireInstant(document.uploadedAt)
        // Clients are not told who works at the provider.
        uploadedBy = document.uploadedBy == Requester.anonymous.label ? "client" : "provider"
    }

    private enum CodingKeys: String, CodingKey {
        case name, size
        case mediaType = "media_type"
        case hash = "sha256"
        case uploadedAt = "uploaded_at"
        case uploadedBy = "uploaded_by"
    }
}
