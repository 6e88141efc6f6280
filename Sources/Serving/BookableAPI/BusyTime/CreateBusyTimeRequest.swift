import Intervals
import WireFormat

/// The body of `POST …/busy`.
struct CreateBusyTimeRequest: Decodable {
    let span: Interval
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let span = try BusySpan(reading: &fields)
        note = try fields.text("note", length: 0...1_000)
        try fields.finish()
        self.span = try fields.require(span, "start_at").seconds
    }
}
