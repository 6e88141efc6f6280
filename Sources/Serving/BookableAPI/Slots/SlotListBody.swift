import Bookings
import CivilTime
import Hummingbird
import NIOCore

/// The answer of `GET …/slots`, written straight into bytes.
///
/// Encoders of Codable types take longer for a month of slots than all else in an answer from memory. Written here are
/// numbers, ids and names of zones, none of which holds a character that JSON would escape. Keys are sorted as in every
/// other document.
struct SlotListBody: Sendable {
    let provider: ProviderID
    let service: ServiceID

    /// Unix seconds in ascending order.
    let starts: [Int64]
    let row: SlotRow

    /// The most bytes that are written at once.
    static let portion = 16 * 1_024

    var length: Int { head.utf8.count + row.length(of: starts) + tail.utf8.count }

    /// The whole list.
    func bytes() -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(length)
        buffer.writeString(head)
        for start in starts {
            if start != starts.first { buffer.writeInteger(UInt8(ascii: ",")) }
            row.write(start, to: &buffer)
        }
        buffer.writeString(tail)
        return buffer
    }

    /// A body that is written as fast as it is read.
    func stream(over channel: any Channel) -> ResponseBody {
        let packed = packed
        return ResponseBody(contentLength: length) { writer in
            // However slow the reader, this is all that is kept of the list.
            channel.triggerUserOutboundEvent(HeldBytes(count: packed.size + Self.portion), promise: nil)
            try await packed.write(to: &writer)
            try await writer.finish(nil)
        }
    }

    /// The list in the form in which it is kept while it is written.
    var packed: Packed {
        Packed(runs: SlotRuns(starts), row: row, head: head, tail: tail)
    }

    private var head: String { "{\"provider_id\":\"\(provider)\",\"service_id\":\"\(service)\",\"slots\":[" }
    private var tail: String { "],\"time_zone\":\"\(row.zone.name)\"}" }
}

extension SlotListBody {
    /// A list that takes less memory than its starts.
    struct Packed: Sendable {
        fileprivate let runs: SlotRuns
        fileprivate let row: SlotRow
        fileprivate let head: String
        fileprivate let tail: String

        /// The memory of the list, in bytes.
        var size: Int { runs.size + (row.seats?.memory ?? 0) + (row.prices?.memory ?? 0) }
    }
}

extension SlotListBody.Packed {
    @concurrent func write(to writer: inout any ResponseBodyWriter) async throws {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(SlotListBody.portion + 512)
        buffer.writeString(head)
        var isFirst = true
        for start in runs {
            if !isFirst { buffer.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            row.write(start, to: &buffer)
            if buffer.readableBytes >= SlotListBody.portion {
                try await writer.write(buffer)
                buffer.clear()
            }
        }
        buffer.writeString(tail)
        try await writer.write(buffer)
    }
}
