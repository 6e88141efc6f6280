import Bookings
import CivilTime
package import Intervals

/// `{"start_at": …, "end_at": …}`: busy time on the wire, whose instants may have fractions of a second.
package struct BusySpan: Decodable, Hashable, Sendable {
    /// The whole seconds that it touches.
    package let seconds: Interval

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let span = try BusySpan(reading: &fields)
        try fields.finish()
        self = try fields.require(span, "start_at")
    }

    /// Reads `start_at` and `end_at`; `nil` if they are refused, as an end is that does not lie after the start, be it by less
    /// than a second.
    package init?(reading fields: inout Fields) throws {
        let start = try fields.fractionalInstant("start_at")
        let end = try fields.fractionalInstant("end_at")
        fields.demand("start_at", "end_at")
        guard let start, let end else { return nil }
        guard start < end else {
            try fields.refuse("end_at", "This must be after start_at.", .invalid)
            return nil
        }
        seconds = Interval(start: start.seconds, end: end.roundedUp)
    }
}
