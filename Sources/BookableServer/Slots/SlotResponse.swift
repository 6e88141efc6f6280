import CivilTime

/// One slot of a list.
struct SlotResponse: Encodable {
    private let start: Int64
    private let end: Int64

    /// The zone in which the visitor reads clocks, where one was named.
    private let zone: Zone?

    init(start: Int64, end: Int64, zone: Zone?) {
        self.start = start
        self.end = end
        self.zone = zone
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Timestamp.format(start), forKey: .start)
        try container.encode(Timestamp.format(end), forKey: .end)
        if let zone {
            try container.encode(LocalTime.format(start, in: zone), forKey: .localStart)
            try container.encode(LocalTime.format(end, in: zone), forKey: .localEnd)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case start = "start_at"
        case end = "end_at"
        case localStart = "local_start_at"
        case localEnd = "local_end_at"
    }
}
