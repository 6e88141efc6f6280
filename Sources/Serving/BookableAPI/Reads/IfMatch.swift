import Bookings
import HTTPTypes
import Hummingbird
import NIOCore
import WireFormat

/// The condition under which a change is made: that what it changes is still as the client has read it (RFC 9110, section 13.1.1).
struct IfMatch: Sendable {
    /// The tags that the client has; `nil` if it makes no condition, or `*`.
    private let tags: [String]?

    /// Whether the field is there and names nothing, as when a program has lost the tag.
    private let isEmpty: Bool

    init(_ request: Request) {
        let values = request.headers[values: .ifMatch]
        let entries = values.flatMap { value in
            value.split(separator: ",").map { entry in
                String(entry.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" })
            }
        }
        isEmpty = entries.isEmpty && !values.isEmpty
        tags = entries.isEmpty || entries.contains("*") ? nil : entries
    }

    /// Throws 400 if the condition names no tag, and 412 unless `document`, as a read answers it to the same client, has one of the tags.
    ///
    /// The transaction goes on to change `provider`'s records, which nobody else changes from here on.
    func check(
        in transaction: Transaction,
        of provider: ProviderID?,
        _ document: (Transaction) async throws -> some Encodable
    ) async throws {
        guard !isEmpty else {
            // Not treated like a missing condition: the client does not want to overwrite what others wrote.
            throw WireError(field: "If-Match", reason: "This must name an entity tag, or be * for any.")
        }
        guard let tags else { return }
        // Before the first read: what is read behind the lock changes for nobody else until the commit.
        if let provider { try await transaction.lock(provider) }
        let known = EncodedAnswer.tag(of: ByteBuffer(bytes: try JSONBytes.encode(try await document(transaction))))
        // A weak tag never matches here; one of the compressed bytes names the same state.
        guard tags.contains("\"\(known)\"") || tags.contains("\"\(known)-gzip\"") else {
            throw APIError(
                .preconditionFailed,
                "It has changed since it was read; read it again, and send the ETag of that as If-Match."
            )
        }
    }
}

extension Response {
    /// A JSON document, kept by no cache, with the tag by which the next change can say what it was made from.
    static func tagged(_ document: some Encodable) throws -> Response {
        tagged(bytes: try JSONBytes.encode(document))
    }

    /// The same of a document that is encoded already; `sent` is it with more that only this answer has.
    static func tagged(bytes: [UInt8], sending sent: [UInt8]? = nil) -> Response {
        let tag = EncodedAnswer.tag(of: ByteBuffer(bytes: bytes))
        return Response(bytes: sent ?? bytes, type: "application/json", headers: [.eTag: "\"\(tag)\""])
    }
}
