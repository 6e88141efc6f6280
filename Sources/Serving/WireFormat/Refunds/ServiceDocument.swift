import Scheduling

/// The service of a cancelled booking: what a policy may know of it.
struct ServiceDocument: Codable, Hashable {
    let name: String
    let durationMinutes: Int64?

    init(name: String, durationMinutes: Int64) {
        self.name = name
        self.durationMinutes = durationMinutes
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        name = try fields.recordedText("name", length: 0...200) ?? ""
        durationMinutes = try fields.integer("duration_minutes", in: 1...ServiceTiming.maximumDurationMinutes)
        try fields.finish()
    }

    private enum CodingKeys: String, CodingKey {
        case name
        case durationMinutes = "duration_minutes"
    }
}
