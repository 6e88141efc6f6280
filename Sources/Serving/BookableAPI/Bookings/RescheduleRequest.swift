import Bookings
import CivilTime
import WireFormat

/// The body of `POST …/reschedule`.
struct RescheduleRequest: Decodable {
    let startAt: Instant
    let scope: SeriesScope

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let start = try fields.instant("start_at")
        scope = try fields.choice("scope") ?? .this
        try fields.finish()
        startAt = try fields.require(start, "start_at")
    }
}

/// The body of `POST …/calendar-event/follow`.
struct FollowEventRequest: Decodable {
    let startAt: Instant

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let start = try fields.instant("start_at")
        try fields.finish()
        startAt = try fields.require(start, "start_at")
    }
}
