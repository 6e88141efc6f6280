import Crypto
import Foundation
import HTTPTypes
import Hexadecimal
import Hummingbird
import NIOCore

/// An iCalendar file as an answer, which is not sent again to those who have it.
struct CalendarFile {
    private let bytes: [UInt8]
    private let tag: String

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tag = "\"\(SHA256.hash(data: bytes).prefix(16).hexadecimal)\""
    }

    /// The file, or 304 to a request whose `If-None-Match` names it (RFC 9110 §13.1.2).
    func response(to request: Request) -> Response {
        var headers: HTTPFields = [.eTag: tag, .cacheControl: "private, max-age=300"]
        let known = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard !known.contains(where: { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }) else {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = "text/calendar; charset=utf-8"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
