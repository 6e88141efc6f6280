import Crypto
import Hexadecimal
package import NIOCore
import Synchronization

/// A body that is sent to many, with the tag of its bytes and its compressed form once somebody asked for that.
package final class EncodedAnswer: Sendable {
    let body: ByteBuffer
    let mediaType: String

    /// 128 bits of the hash of the body, in hexadecimal digits.
    package let tag: String
    private let compressed = Mutex<ByteBuffer?>(nil)

    package init(_ body: ByteBuffer, type: String = "application/json") {
        self.body = body
        mediaType = type
        tag = Self.tag(of: body)
    }

    static func tag(of body: ByteBuffer) -> String {
        body.withUnsafeReadableBytes { SHA256.hash(data: $0) }.prefix(16).hexadecimal
    }

    /// The body in the gzip format; `nil` if that is not shorter.
    func compressedBody() -> ByteBuffer? {
        if let known = compressed.withLock({ $0 }) { return known.readableBytes < body.readableBytes ? known : nil }
        // Two may do it at once, with the same result.
        let made = Gzip.compress(body) ?? body
        compressed.withLock { $0 = made }
        return made.readableBytes < body.readableBytes ? made : nil
    }
}
