import CivilTime
import NIOCore

/// Writes slots one after another, as JSON.
struct SlotRow {
    /// The zone in which the visitor reads clocks, where one was named.
    let visitorZone: Zone?

    /// Seconds.
    let duration: Int64
    private let template: Template

    init(visitorZone: Zone?, duration: Int64) {
        self.visitorZone = visitorZone
        self.duration = duration
        template = visitorZone == nil ? .plain : .local
    }

    /// The bytes of each slot.
    var length: Int { template.bytes.count }

    func write(_ start: Int64, to buffer: inout ByteBuffer) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length) { bytes in
            bytes.copyBytes(from: template.bytes)
            fill(bytes, start: start)
            return length
        }
    }

    private func fill(_ bytes: UnsafeMutableRawBufferPointer, start: Int64) {
        let end = start + duration
        WallDateTime(clampingWallSeconds: end).write(to: template.place(0, in: bytes))
        if let visitorZone {
            LocalTime.write(end, in: visitorZone, to: template.place(1, in: bytes))
            LocalTime.write(start, in: visitorZone, to: template.place(2, in: bytes))
        }
        WallDateTime(clampingWallSeconds: start).write(to: template.place(template.places.count - 1, in: bytes))
    }

    /// A slot with zeros for its instants.
    private struct Template {
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

        static let plain = Template(#"{"end_at":"0000-00-00T00:00:00Z","start_at":"0000-00-00T00:00:00Z"}"#)
        static let local = Template(
            #"{"end_at":"0000-00-00T00:00:00Z","local_end_at":"0000-00-00T00:00:00+00:00","#
                + #""local_start_at":"0000-00-00T00:00:00+00:00","start_at":"0000-00-00T00:00:00Z"}"#
        )
    }
}
