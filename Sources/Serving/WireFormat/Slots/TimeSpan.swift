package import CivilTime
package import Intervals

/// `{"start_at": …, "end_at": …}`: a half-open interval on the wire.
package struct TimeSpan: Codable, Hashable, Sendable {
    package let start: Instant
    package let end: Instant

    package init(start: Instant, end: Instant) {
        self.start = start
        self.end = end
    }

    /// The engine's interval of unix seconds.
    package init(_ interval: Interval) {
        self.init(start: Instant(interval.start), end: Instant(interval.end))
    }

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        self = try TimeSpan(reading: &fields)
        try fields.finish()
    }

    /// Reads `start_at` and `end_at`; the end lies after the start.
    package init(reading fields: inout Fields) throws {
        start = try fields.require(try fields.instant("start_at"), "start_at")
        end = try fields.require(try fields.instant("end_at"), "end_at")
        guard start < end else { throw fields.refusal("end_at", "This must be after start_at.", .value) }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start.description, forKey: .start)
        try container.encode(end.description, forKey: .end)
    }

    private enum CodingKeys: String, CodingKey {
        case start = "start_at"
        case end = "end_at"
    }
}
