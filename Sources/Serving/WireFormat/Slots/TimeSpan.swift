import Bookings
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
        let span = try TimeSpan(reading: &fields)
        try fields.finish()
        self = try fields.require(span, "start_at")
    }

    /// Reads `start_at` and `end_at`; `nil` if they are refused, as an end is that does not lie after the start.
    package init?(reading fields: inout Fields) throws {
        let start = try fields.instant("start_at")
        let end = try fields.instant("end_at")
        fields.demand("start_at", "end_at")
        guard let start, let end else { return nil }
        if start >= end { try fields.refuse("end_at", "This must be after start_at.", .invalid) }
        self.init(start: start, end: end)
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
