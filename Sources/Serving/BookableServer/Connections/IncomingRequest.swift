import NIOCore
import NIOHTTP1

/// A request of which at least the head has come.
struct IncomingRequest {
    let head: HTTPRequestHead

    /// The address that it is counted under.
    let client: IPAddress?

    /// Of its connection, which brings one request at a time.
    let id: ObjectIdentifier

    /// When its head was complete.
    let begunAt: NIODeadline

    /// Whether its body is a document or a photo.
    let isUpload: Bool
    var body: ByteBuffer?
    var bodyBytes = 0

    /// How many of them are counted under the address.
    var counted = 0

    /// Takes a part of the body.
    mutating func append(_ bytes: ByteBuffer, _ allocator: ByteBufferAllocator) {
        var bytes = bytes
        bodyBytes += bytes.readableBytes
        // Not the bytes themselves, which share the buffer of all that was read with them.
        var whole = body.take() ?? allocator.buffer(capacity: bytes.readableBytes)
        whole.writeBuffer(&bytes)
        body = whole
    }

    var line: RequestTurns.Line {
        RequestTurns.Line(address: client, isOperators: head.isOperators)
    }
}
