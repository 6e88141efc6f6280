import CivilTime
import WireFormat

/// The body of `POST …/reschedule`.
struct RescheduleRequest: Decodable {
    let startAt: Instant

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let start = try fields.instant("start_at")
        try fields.finish()
        startAt = try fields.require(start, "start_at")
    }
}
