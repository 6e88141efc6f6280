import BenchWorkloads
import BoostPeer
import CivilTime
import Intervals
import LimitPeers
import Scheduling

/// A workload as arrays for the peers in C and C++, which start from what this side starts from.
///
/// The pointers are valid as long as the object lives; nothing else frees or keeps them.
final class NativeCalendar {
    private(set) var calendar = limit_calendar()
    private(set) var query = limit_query()
    /// Hours and occupied time of this calendar, worked out.
    let prepared: OpaquePointer
    private var cleanups: [() -> Void] = []

    init(_ workload: Workload) {
        prepared = limit_prepared_create()
        fillZone(workload.schedule.zone)
        fillHours(workload.schedule)
        calendar.sessions = copy(
            workload.sessions.map {
                limit_session(start: $0.start, end: $0.end, before: $0.bufferBefore, after: $0.bufferAfter)
            }
        )
        calendar.session_count = workload.sessions.count
        calendar.busy = copy(workload.busy.map { limit_interval(start: $0.start, end: $0.end) })
        calendar.busy_count = workload.busy.count
        query = limit_query(workload)
        limit_prepare(prepared, &calendar)
    }

    deinit {
        limit_prepared_destroy(prepared)
        for cleanup in cleanups { cleanup() }
    }

    /// The zone's table from 1970 to 2100, parsed as on this side.
    private func fillZone(_ zone: Zone) {
        let segments = zone.segments(from: 0, to: 4_102_444_800)
        calendar.zone.starts = copy([.min] + segments.dropFirst().map(\.start))
        calendar.zone.offsets = copy(segments.map(\.offset))
        calendar.zone.count = segments.count
    }

    private func fillHours(_ schedule: Schedule) {
        calendar.weekly = copy(
            schedule.weekly.map {
                limit_weekly(
                    day_of_week: Int64($0.dayOfWeek),
                    start: Int64($0.start.secondOfDay),
                    end: Int64($0.end.secondOfDay)
                )
            }
        )
        calendar.weekly_count = schedule.weekly.count
        calendar.exceptions = copy(schedule.exceptions.map(limit_exception.init))
        calendar.exception_count = schedule.exceptions.count
    }

    private func copy<Element>(_ elements: [Element]) -> UnsafePointer<Element> {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(elements.count, 1))
        _ = memory.initialize(from: elements)
        cleanups.append { memory.deallocate() }
        return memory.baseAddress.map { UnsafePointer($0) } ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped
    }
}

extension limit_exception {
    init(_ exception: ScheduleException) {
        self.init()
        day = Int64(exception.date.daysSinceEpoch)
        switch exception.kind {
        case .closed:
            kind = limit_closed
        case .open(let start, let end):
            kind = limit_open
            (self.start, self.end) = (Int64(start.secondOfDay), Int64(end.secondOfDay))
        case .closedPart(let start, let end):
            kind = limit_closed_part
            (self.start, self.end) = (Int64(start.secondOfDay), Int64(end.secondOfDay))
        }
    }
}

extension limit_query {
    init(_ workload: Workload) {
        let rules = workload.rules
        self.init(
            duration: rules.duration,
            before: rules.bufferBefore,
            after: rules.bufferAfter,
            step: rules.step,
            notice: rules.minimumNotice,
            window_days: Int64(rules.bookingWindowDays ?? -1),
            from_day: Int64(workload.from.daysSinceEpoch),
            to_day: Int64(workload.to.daysSinceEpoch),
            now: workload.now ?? 0,
            has_now: workload.now == nil ? 0 : 1
        )
    }
}
