import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import WireFormat

/// The body of a request, read whole.
struct Payload {
    /// What the body says it is, without parameters and in lower case; empty where it does not say.
    let mediaType: String
    let bytes: [UInt8]

    /// Throws `NIOTooManyBytesError` for a body longer than the server accepts.
    init(_ request: Request, _ configuration: APIConfiguration) async throws {
        try await self.init(request, upTo: configuration.maximumBodySize)
    }

    /// The same of a body that may be as long as that of a file.
    init(_ request: Request, upTo limit: Int) async throws {
        let declared = request.headers[.contentType] ?? ""
        mediaType = Self.mediaType(declared)
        bytes = Array(buffer: try await request.body.collect(upTo: limit))
    }

    private static func mediaType(_ declared: String) -> String {
        // Most say exactly this.
        if declared == "application/json" { return declared }
        let name = declared.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)[0]
        return name.trimmingCharacters(in: .whitespaces).lowercased()
    }

    /// Reads a JSON document; any other type of body is refused.
    func json<Document: Decodable>(_ type: Document.Type = Document.self) throws -> Document {
        guard mediaType == "application/json" else {
            throw APIError.unsupportedMediaType(given: mediaType, accepted: ["application/json"])
        }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw WireError(field: "", reason: "The document is not UTF-8.")
        }
        return try WireDecoder.decode(type, from: bytes)
    }

    /// Reads a JSON document that may be left out altogether.
    func optionalJSON<Document: Decodable>(_ type: Document.Type = Document.self) throws -> Document {
        guard !bytes.isEmpty else { return try WireDecoder.decode(type, from: Array("{}".utf8)) }
        return try json(type)
    }
}
