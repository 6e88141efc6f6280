import CivilTime
import Scheduling

/// A booking as the offline form writes it.
package struct SessionRow: Decodable, Hashable, Sendable {
    package let span: TimeSpan
    package let bufferBeforeMinutes: Int64
    package let bufferAfterMinutes: Int64

    /// How many seats of its session it takes.
    package let seats: Int

    /// Which service it is of; none means the one that is asked about.
    package let service: String?

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let span = try TimeSpan(reading: &fields)
        let lengths = 0...ServiceTiming.maximumBufferMinutes
        bufferBeforeMinutes = try fields.integer("buffer_before_minutes", in: lengths) ?? 0
        bufferAfterMinutes = try fields.integer("buffer_after_minutes", in: lengths) ?? 0
        seats = Int(try fields.integer("seats", in: 1...10_000) ?? 1)
        service = try fields.text("service_id", length: 1...200)
        try fields.finish()
        self.span = try fields.require(span, "start_at")
    }

    func session(askedService: String?) -> BookedSession {
        BookedSession(
            start: span.start.secondsSince1970,
            end: span.end.secondsSince1970,
            bufferBefore: bufferBeforeMinutes * 60,
            bufferAfter: bufferAfterMinutes * 60,
            service: service == nil || service == askedService ? SlotRequest.askedServiceTag : 0,
            seats: seats
        )
    }
}
