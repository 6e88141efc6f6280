import Intervals
import WireFormat

/// The body of `POST …/busy`.
struct CreateBusyTimeRequest: Decodable {
    let span: Interval
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        var refused = RefusedFields()
        let span = try BusySpan(reading: &fields, &refused)
        note = try refused.collect { try fields.text("note", length: 0...1_000) }
        try refused.finish(fields)
        self.span = try fields.require(span, "start_at").seconds
    }
}
