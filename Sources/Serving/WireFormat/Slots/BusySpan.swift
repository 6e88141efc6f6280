import CivilTime
package import Intervals

/// `{"start_at": …, "end_at": …}`: busy time on the wire, whose instants may have fractions of a second.
package struct BusySpan: Decodable, Hashable, Sendable {
    /// The whole seconds that it touches.
    package let seconds: Interval

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var refused = RefusedFields()
        let span = try BusySpan(reading: &fields, &refused)
        try refused.finish(fields)
        self = try fields.require(span, "start_at")
    }

    /// Reads `start_at` and `end_at`; the end lies after the start, be it by less than a second.
    package init?(reading fields: inout Fields, _ refused: inout RefusedFields) throws {
        let start = try refused.collect { try fields.require(try fields.fractionalInstant("start_at"), "start_at") }
        let end = try refused.collect { try fields.require(try fields.fractionalInstant("end_at"), "end_at") }
        guard let start, let end else { return nil }
        guard start < end else {
            refused.add(fields.refusal("end_at", "This must be after start_at.", .value))
            return nil
        }
        seconds = Interval(start: start.seconds, end: end.roundedUp)
    }
}
