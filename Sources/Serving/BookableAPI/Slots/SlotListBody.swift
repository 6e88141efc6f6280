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

    /// The zone of the local times: the visitor's where one was named, else the provider's.
    let timeZone: String

    /// The zone in which the visitor reads clocks, where one was named.
    let visitorZone: Zone?

    /// Seconds.
    let duration: Int64

    /// The most bytes that are written at once.
    static let portion = 16 * 1_024

    /// The answer that lists `starts`, unix seconds in ascending order; a long one is written as fast as it is read.
    func response(_ starts: [Int64], over channel: any Channel) -> Response {
        let row = SlotRow(visitorZone: visitorZone, duration: duration)
        let length = head.utf8.count + starts.count * (row.length + 1) - (starts.isEmpty ? 0 : 1) + tail.utf8.count
        guard length > 2 * Self.portion else {
            return Response(buffer: bytes(starts, row, capacity: length), type: "application/json")
        }
        let runs = SlotRuns(starts)
        let body = ResponseBody(contentLength: length) { writer in
            // However slow the reader, this is all that is kept of the list.
            channel.triggerUserOutboundEvent(HeldBytes(count: runs.size + Self.portion), promise: nil)
            try await stream(runs, row, to: &writer)
            try await writer.finish(nil)
        }
        return Response(body: body, type: "application/json")
    }

    private func bytes(_ starts: [Int64], _ row: SlotRow, capacity: Int) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(capacity)
        buffer.writeString(head)
        for start in starts {
            if start != starts.first { buffer.writeInteger(UInt8(ascii: ",")) }
            row.write(start, to: &buffer)
        }
        buffer.writeString(tail)
        return buffer
    }

    @concurrent private func stream(
        _ runs: SlotRuns,
        _ row: SlotRow,
        to writer: inout any ResponseBodyWriter
    ) async throws {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(Self.portion + row.length + head.utf8.count)
        buffer.writeString(head)
        var isFirst = true
        for start in runs {
            if !isFirst { buffer.writeInteger(UInt8(ascii: ",")) }
            isFirst = false
            row.write(start, to: &buffer)
            if buffer.readableBytes >= Self.portion {
                try await writer.write(buffer)
                buffer.clear()
            }
        }
        buffer.writeString(tail)
        try await writer.write(buffer)
    }

    private var head: String { "{\"provider_id\":\"\(provider)\",\"service_id\":\"\(service)\",\"slots\":[" }
    private var tail: String { "],\"time_zone\":\"\(timeZone)\"}" }
}
