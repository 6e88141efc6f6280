import HTTPTypes
import Hummingbird

/// What is answered to a read of a page that was made before.
struct PageRead {
    let answer: EncodedAnswer

    /// Those that the page was made with.
    let headers: HTTPFields
    let takesGzip: Bool

    /// Whether the browser has the page already.
    let isNotModified: Bool

    func response() -> Response {
        var headers = headers
        headers[.vary] = "Accept-Language, Accept-Encoding"
        let compressed = takesGzip ? answer.compressedBody() : nil
        headers[.eTag] = compressed == nil ? "\"\(answer.tag)\"" : "\"\(answer.tag)-gzip\""
        if isNotModified { return Response(status: .notModified, headers: headers) }
        if compressed != nil { headers[.contentEncoding] = "gzip" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: compressed ?? answer.body))
    }
}
