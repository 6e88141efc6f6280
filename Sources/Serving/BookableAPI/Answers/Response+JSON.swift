import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// A JSON document with sorted keys, so that equal values are equal bytes.
    static func json(_ document: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(bytes: try JSONBytes.encode(document), type: "application/json", status: status)
    }

    /// A body of known type, to be kept by no cache: what it says may hold for one requester and one moment.
    init(bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        self.init(buffer: ByteBuffer(bytes: bytes), type: type, status: status, headers: headers)
    }

    /// The same, of bytes that are already in a buffer.
    init(buffer: ByteBuffer, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        self.init(body: ResponseBody(byteBuffer: buffer), type: type, status: status, headers: headers)
    }

    /// The same, of a body that may be written bit by bit.
    init(body: ResponseBody, type: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) {
        var headers = headers
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        self.init(status: status, headers: headers, body: body)
    }
}
