import HTTPTypes
import Hummingbird

/// What is answered to a read of what is public, and how it may be kept.
struct PublicRead {
    let answer: EncodedAnswer

    /// Whether no credential was presented: what one is presented for is kept by no shared cache.
    let isAnonymous: Bool
    let takesGzip: Bool

    /// Whether the client has the body already.
    let isNotModified: Bool

    /// How long caches may keep it.
    let seconds: Int

    func response() -> Response {
        var headers: HTTPFields = [
            .cacheControl: isAnonymous ? "public, max-age=\(seconds)" : "private, no-cache",
            .vary: "Accept-Encoding, Authorization",
        ]
        let compressed = takesGzip ? answer.compressedBody() : nil
        // A strong tag names the bytes that are sent, so that each encoding has its own.
        headers[.eTag] = compressed == nil ? "\"\(answer.tag)\"" : "\"\(answer.tag)-gzip\""
        if isNotModified { return Response(status: .notModified, headers: headers) }
        headers[.contentType] = answer.mediaType
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: compressed ?? answer.body))
    }
}

extension EncodedAnswer {
    /// Whether a value of `If-None-Match` names these bytes, in any encoding (RFC 9110, section 13.1.2).
    func isNamed(in value: String) -> Bool {
        value.split(separator: ",").contains { entry in
            var known = entry.drop { $0 == " " || $0 == "\t" }
            while known.last == " " || known.last == "\t" { known.removeLast() }
            if known == "*" { return true }
            if known.hasPrefix("W/") { known = known.dropFirst(2) }
            return known == "\"\(tag)\"" || known == "\"\(tag)-gzip\""
        }
    }
}
