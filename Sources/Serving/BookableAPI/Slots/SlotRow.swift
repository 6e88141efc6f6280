import CivilTime
import NIOCore

/// Writes slots one after another, as JSON.
struct SlotRow: Sendable {
    /// The zone of local dates and times.
    let zone: Zone

    /// Seconds.
    let duration: Int64

    /// Where the seats are counted, for a service with several.
    let seats: SeatCount?

    /// What each slot costs, where that is told.
    let prices: SlotPrices?
    private let template: Template

    /// - Parameters:
    ///   - zone: Of local dates and times.
    ///   - showsClock: Whether local times are told besides dates.
    ///   - duration: Seconds.
    ///   - seats: `nil` for a service with one seat.
    ///   - prices: `nil` if all slots cost what the service does.
    init(zone: Zone, showsClock: Bool, duration: Int64, seats: SeatCount?, prices: SlotPrices? = nil) {
        self.zone = zone
        self.duration = duration
        self.seats = seats
        self.prices = prices
        template = showsClock ? .clock : .date
    }

    /// How many bytes the slots take, with commas between them.
    func length(of starts: [Int64]) -> Int {
        guard !starts.isEmpty else { return 0 }
        let fixed = starts.count * (template.length + 1) - 1
        guard seats != nil || prices != nil else { return fixed }
        return starts.reduce(fixed) { $0 + between(at: $1).utf8.count }
    }

    func write(_ start: Int64, to buffer: inout ByteBuffer) {
        write(template.head, to: &buffer) { head in
            let end = start + duration
            // First to where there is room for the time as well; the date is the beginning of it.
            WallDateTime(clampingWallSeconds: zone.wallSeconds(at: start)).write(to: template.place(0, in: head))
            template.place(1, in: head).copyMemory(
                from: UnsafeRawBufferPointer(rebasing: template.place(0, in: head)[..<10])
            )
            WallDateTime(clampingWallSeconds: end).write(to: template.place(0, in: head))
            guard template.showsClock else { return }
            LocalTime.write(end, in: zone, to: template.place(2, in: head))
            LocalTime.write(start, in: zone, to: template.place(3, in: head))
        }
        if seats != nil || prices != nil { buffer.writeString(between(at: start)) }
        write(template.tail, to: &buffer) { tail in
            WallDateTime(clampingWallSeconds: start).write(
                to: UnsafeMutableRawBufferPointer(rebasing: tail[Template.startPlace...])
            )
        }
    }

    private func write(
        _ text: [UInt8],
        to buffer: inout ByteBuffer,
        _ fill: (UnsafeMutableRawBufferPointer) -> Void
    ) {
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: text.count) { bytes in
            bytes.copyBytes(from: text)
            fill(bytes)
            return text.count
        }
    }

    /// What stands between head and tail.
    private func between(at start: Int64) -> String {
        let price = prices.map { "\"price\":\($0.price(of: start))," } ?? ""
        return price + (seats.map { "\"seats_left\":\($0.seatsLeft(at: start))," } ?? "")
    }

    /// A slot with zeros for its instants, apart where a price or seats are told.
    private struct Template {
        let head: [UInt8]
        let tail = Array(#""start_at":"0000-00-00T00:00:00Z"}"#.utf8)
        let showsClock: Bool

        /// Where dates and times stand in the head.
        private let places: [Int]

        init(_ head: String, showsClock: Bool) {
            let bytes = Array(head.utf8)
            self.head = bytes
            self.showsClock = showsClock
            places = bytes.indices.filter { bytes[$0...].starts(with: "0000-".utf8) }
        }

        var length: Int { head.count + tail.count }

        func place(_ number: Int, in bytes: UnsafeMutableRawBufferPointer) -> UnsafeMutableRawBufferPointer {
            UnsafeMutableRawBufferPointer(rebasing: bytes[places[number]...])
        }

        /// Where the start stands in the tail.
        static let startPlace = 12

        static let date = Template(#"{"end_at":"0000-00-00T00:00:00Z","local_date":"0000-00-00","#, showsClock: false)
        static let clock = Template(
            #"{"end_at":"0000-00-00T00:00:00Z","local_date":"0000-00-00","local_end_at":"0000-00-00T00:00:00+00:00","#
                + #""local_start_at":"0000-00-00T00:00:00+00:00","#,
            showsClock: true
        )
    }
}
