import CivilTime
import Intervals
import Scheduling

/// A workload as its file has it: the offline form of a slot query.
struct WorkloadDocument: Decodable {
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

    struct Span: Decodable {
        let start_at: String
        let end_at: String
    }

    struct Service: Decodable {
        let duration_minutes: Int64
        let buffer_before_minutes: Int64
        let buffer_after_minutes: Int64
        let slot_step_minutes: Int64
        let slot_alignment: String
        let min_notice_minutes: Int64?
        let booking_window_days: Int?
    }

    let now: String?
    let time_zone: String
    let from: String
    let to: String
    let schedule: [Hours]
    let exceptions: [Exception]
    let bookings: [Booking]
    let busy: [Span]
    let service: Service

    func workload(named name: String, expected: [String]) throws -> Workload {
        Workload(
            name: name,
            schedule: try Schedule(
                zone: ZoneDirectory.system.zone(named: time_zone),
                weekly: schedule.map { try $0.hours() },
                exceptions: exceptions.map { try $0.exception() }
            ),
            sessions: try bookings.map { try $0.session() },
            busy: try busy.map { Interval(start: try instant($0.start_at), end: try instant($0.end_at)) },
            rules: try service.rules(),
            now: try now.map(instant),
            from: try date(from),
            to: try date(to),
            expected: try expected.map(instant)
        )
    }
}

private func instant(_ text: String) throws -> Int64 {
    guard let instant = Timestamp.parse(text) else { throw WorkloadError("\(text) is no instant") }
    return instant
}

private func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw WorkloadError("\(text) is no date") }
    return date
}

private func time(_ text: String) throws -> WallTime {
    guard let time = WallTime(text) else { throw WorkloadError("\(text) is no time of day") }
    return time
}

extension WorkloadDocument.Hours {
    func hours() throws -> WeeklyHours {
        WeeklyHours(dayOfWeek: day_of_week, start: try time(start_time), end: try time(end_time))
    }
}

extension WorkloadDocument.Exception {
    func exception() throws -> ScheduleException {
        let kind: ScheduleException.Kind
        switch (is_available, custom_start, custom_end) {
        case (false, nil, nil): kind = .closed
        case (true, let start?, let end?): kind = .open(start: try time(start), end: try time(end))
        case (false, let start?, let end?): kind = .closedPart(start: try time(start), end: try time(end))
        default: throw WorkloadError("the exception of \(exception_date) is incomplete")
        }
        return ScheduleException(date: try date(exception_date), kind: kind)
    }
}

extension WorkloadDocument.Booking {
    func session() throws -> BookedSession {
        BookedSession(
            start: try instant(start_at),
            end: try instant(end_at),
            bufferBefore: buffer_before_minutes * 60,
            bufferAfter: buffer_after_minutes * 60
        )
    }
}

extension WorkloadDocument.Service {
    func rules() throws -> SlotRules {
        guard let alignment = SlotAlignment(rawValue: slot_alignment) else {
            throw WorkloadError("\(slot_alignment) is no alignment")
        }
        return try SlotRules(
            duration: duration_minutes * 60,
            bufferBefore: buffer_before_minutes * 60,
            bufferAfter: buffer_after_minutes * 60,
            step: slot_step_minutes * 60,
            alignment: alignment,
            minimumNotice: (min_notice_minutes ?? 0) * 60,
            bookingWindowDays: booking_window_days
        )
    }
}
