import HTTPTypes
package import Hummingbird

extension Response {
    /// The answer to a read of what is public: with a tag, or 304 where the client has it already.
    ///
    /// Caches may keep it for `seconds`. What a credential is presented for may differ, and is kept by no shared cache.
    package static func publicRead(_ answer: EncodedAnswer, to request: Request, seconds: Int) -> Response {
        let isAnonymous = request.headers[.authorization] == nil
        var headers: HTTPFields = [
            .cacheControl: isAnonymous ? "public, max-age=\(seconds)" : "private, no-cache",
            .vary: "Accept-Encoding, Authorization",
        ]
        let compressed = request.acceptsGzip ? answer.compressedBody() : nil
        // A strong tag names the bytes that are sent, so that each encoding has its own.
        headers[.eTag] = compressed == nil ? "\"\(answer.tag)\"" : "\"\(answer.tag)-gzip\""
        if request.has(tag: answer.tag) { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = answer.mediaType
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: compressed ?? answer.body))
    }

    /// The same of a document that is encoded for this answer alone.
    static func publicRead(_ document: some Encodable, to request: Request, seconds: Int) throws -> Response {
        let answer = EncodedAnswer(ByteBuffer(bytes: try JSONBytes.encode(document)))
        return publicRead(answer, to: request, seconds: seconds)
    }
}

extension Request {
    /// Whether the client says that it has the bytes of `tag`, in any encoding (RFC 9110, section 13.1.2).
    fileprivate func has(tag: String) -> Bool {
        headers[values: .ifNoneMatch].contains { value in
            value.split(separator: ",").contains { entry in
                var known = entry.drop { $0 == " " || $0 == "\t" }
                while known.last == " " || known.last == "\t" { known.removeLast() }
                if known == "*" { return true }
                if known.hasPrefix("W/") { known = known.dropFirst(2) }
                return known == "\"\(tag)\"" || known == "\"\(tag)-gzip\""
            }
        }
    }
}
