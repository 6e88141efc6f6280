import Bookings
import CivilTime
import NIOCore

/// The answer of `GET …/slots`, written straight into bytes.
///
/// Encoders of Codable types take longer for a month of slots than all else in an answer from memory. Written here are
/// numbers, ids and names of zones, none of which holds a character that JSON would escape. Keys are sorted as in every
/// other document.
struct SlotListBody {
    let provider: ProviderID
    let service: ServiceID

    /// The zone of the local times: the visitor's where one was named, else the provider's.
    let timeZone: String

    /// The zone in which the visitor reads clocks, where one was named.
    let visitorZone: Zone?

    /// Unix seconds, ascending.
    let starts: [Int64]

    /// Seconds.
    let duration: Int64

    /// O(n) for *n* slots.
    func bytes() -> ByteBuffer {
        let row = visitorZone == nil ? Row.plain : Row.local
        var buffer = ByteBuffer()
        buffer.reserveCapacity(Self.frameCapacity + starts.count * (row.bytes.count + 1))
        buffer.writeString("{\"provider_id\":\"\(provider)\",\"service_id\":\"\(service)\",\"slots\":[")
        for start in starts {
            if start != starts.first { buffer.writeInteger(UInt8(ascii: ",")) }
            buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: row.bytes.count) { bytes in
                bytes.copyBytes(from: row.bytes)
                fill(row, of: bytes, start: start)
                return row.bytes.count
            }
        }
        buffer.writeString("],\"time_zone\":\"\(timeZone)\"}")
        return buffer
    }

    private func fill(_ row: Row, of bytes: UnsafeMutableRawBufferPointer, start: Int64) {
        let end = start + duration
        WallDateTime(clampingWallSeconds: end).write(to: row.place(0, in: bytes))
        if let visitorZone {
            LocalTime.write(end, in: visitorZone, to: row.place(1, in: bytes))
            LocalTime.write(start, in: visitorZone, to: row.place(2, in: bytes))
        }
        WallDateTime(clampingWallSeconds: start).write(to: row.place(row.places.count - 1, in: bytes))
    }

    /// More than ids and the name of a zone take with the keys before them.
    private static let frameCapacity = 384

    /// A slot with noughts for its instants.
    private struct Row {
        let bytes: [UInt8]

        /// Where its instants stand.
        let places: [Int]

        init(_ text: String) {
            let bytes = Array(text.utf8)
            self.bytes = bytes
            places = bytes.indices.filter { bytes[$0...].starts(with: "0000-".utf8) }
        }

        func place(_ number: Int, in bytes: UnsafeMutableRawBufferPointer) -> UnsafeMutableRawBufferPointer {
            UnsafeMutableRawBufferPointer(rebasing: bytes[places[number]...])
        }

        static let plain = Row(#"{"end_at":"0000-00-00T00:00:00Z","start_at":"0000-00-00T00:00:00Z"}"#)
        static let local = Row(
            #"{"end_at":"0000-00-00T00:00:00Z","local_end_at":"0000-00-00T00:00:00+00:00","#
                + #""local_start_at":"0000-00-00T00:00:00+00:00","start_at":"0000-00-00T00:00:00Z"}"#
        )
    }
}
