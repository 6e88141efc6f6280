import Bookings
import Hummingbird
import NIOCore

/// The lists of several services of one provider, as one document: each is what ``SlotListBody`` writes of it alone.
struct SlotListsBody: Sendable {
    let provider: ProviderID
    let lists: [SlotListBody]

    var length: Int {
        let separators = max(0, lists.count - 1)
        return head.utf8.count + lists.reduce(separators) { $0 + $1.length } + Self.tail.utf8.count
    }

    /// All lists.
    func bytes() -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(length)
        buffer.writeString(head)
        for (index, list) in lists.enumerated() {
            if index > 0 { buffer.writeString(",") }
            buffer.writeImmutableBuffer(list.bytes())
        }
        buffer.writeString(Self.tail)
        return buffer
    }

    /// A body that is written as fast as it is read.
    func stream(over channel: any Channel) -> ResponseBody {
        let (head, packed) = (head, lists.map(\.packed))
        let held = packed.reduce(SlotListBody.portion) { $0 + $1.size }
        return ResponseBody(contentLength: length) { writer in
            channel.triggerUserOutboundEvent(HeldBytes(count: held), promise: nil)
            for (index, list) in packed.enumerated() {
                try await writer.write(ByteBuffer(string: index > 0 ? "," : head))
                try await list.write(to: &writer)
            }
            try await writer.write(ByteBuffer(string: Self.tail))
            try await writer.finish(nil)
        }
    }

    private var head: String { Self.head(of: provider) }

    static func head(of provider: ProviderID) -> String { "{\"provider_id\":\"\(provider)\",\"services\":[" }

    static let tail = "]}"
}
