package import Bookings
import HTTPTypes
package import Hummingbird
import NIOCore

extension Response {
    /// The content of an uploaded document, which browsers save and neither show nor run.
    package init(document: BookingDocument, content: [UInt8]) {
        var headers: HTTPFields = [
            .contentType: document.type.mediaType,
            // Names of documents are letters, digits and `_`.
            .contentDisposition: "attachment; filename=\"\(document.name).\(document.type.fileExtension)\"",
            .cacheControl: "private, no-store",
            .contentSecurityPolicy: "default-src 'none'; sandbox",
            .xContentTypeOptions: "nosniff",
        ]
        headers[.referrerPolicy] = "no-referrer"
        self.init(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content)))
    }
}
