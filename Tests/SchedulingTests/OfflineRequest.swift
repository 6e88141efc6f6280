import CivilTime
import Intervals
import Scheduling
import Testing

/// The part of the offline form of `bookable slots` that the workloads use.
struct OfflineRequest: Decodable {
    struct Hours: Decodable {
        let day_of_week: Int
        let start_time: String
        let end_time: String
    }

    struct Exception: Decodable {
        let exception_date: String
        let is_available: Bool
        let custom_start: String?
        let custom_end: String?
    }

    struct Booking: Decodable {
        let start_at: String
        let end_at: String
        let buffer_before_minutes: Int64
        let buffer_after_minutes: Int64
    }

    struct Service: Decodable {
        let duration_minutes: Int64
        let buffer_before_minutes: Int64
        let buffer_after_minutes: Int64
        let slot_step_minutes: Int64
        let slot_alignment: String
    }

    let now: String
    let time_zone: String
    let schedule: [Hours]
    let exceptions: [Exception]
    let bookings: [Booking]
    let service: Service
    let from: String
    let to: String

    func calendar() throws -> PreparedCalendar {
        let schedule = try Schedule(
            zone: ZoneDirectory.system.zone(named: time_zone),
            weekly: schedule.map { row in
                WeeklyHours(
                    dayOfWeek: row.day_of_week,
                    start: try #require(WallTime(row.start_time)),
                    end: try #require(WallTime(row.end_time))
                )
            },
            exceptions: exceptions.map { try $0.exception() }
        )
        return try PreparedCalendar(schedule: schedule, sessions: bookings.map { try $0.session() })
    }

    func rules() throws -> SlotRules {
        try SlotRules(
            duration: service.duration_minutes * 60,
            bufferBefore: service.buffer_before_minutes * 60,
            bufferAfter: service.buffer_after_minutes * 60,
            step: service.slot_step_minutes * 60,
            alignment: #require(SlotAlignment(rawValue: service.slot_alignment))
        )
    }

    func range() throws -> SlotRange {
        .dates(from: try #require(CivilDate(from)), to: try #require(CivilDate(to)))
    }
}

extension OfflineRequest.Exception {
    func exception() throws -> ScheduleException {
        let date = try #require(CivilDate(exception_date))
        guard is_available else { return ScheduleException(date: date, kind: .closed) }
        let start = try #require(custom_start.flatMap { WallTime($0) })
        let end = try #require(custom_end.flatMap { WallTime($0) })
        return ScheduleException(date: date, kind: .open(start: start, end: end))
    }
}

extension OfflineRequest.Booking {
    func session() throws -> BookedSession {
        BookedSession(
            start: try #require(Timestamp.parse(start_at)),
            end: try #require(Timestamp.parse(end_at)),
            bufferBefore: buffer_before_minutes * 60,
            bufferAfter: buffer_after_minutes * 60
        )
    }
}
