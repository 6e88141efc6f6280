package import CivilTime
import SQL

/// A document that was uploaded for a booking, without its content.
package struct BookingDocument: Sendable {
    /// The name under which the service asks for it.
    package let name: String
    package let type: DocumentType

    /// In bytes.
    package let size: Int

    /// SHA-256 of the content.
    package let hash: [UInt8]
    package let uploadedAt: Instant

    /// As ``Requester/label``.
    package let uploadedBy: String
}

extension BookingDocument {
    /// The columns that ``init(row:)`` reads.
    static let columns: SQLStatement = "name, type, size, content_hash, uploaded_at, uploaded_by"

    init(row: SQLRow) throws {
        let type = try row.decode("type", as: String.self)
        guard let known = DocumentType(rawValue: type) else {
            throw BookingsError(.unreadableRecord, "\(type) is not a type of documents.")
        }
        self.init(
            name: try row.decode("name"),
            type: known,
            size: try row.decode("size"),
            hash: try row.decode("content_hash"),
            uploadedAt: try row.decode("uploaded_at"),
            uploadedBy: try row.decode("uploaded_by")
        )
    }
}
