import CivilTime
import Scheduling

/// The weeks and the single dates in which a service is offered from now on, with nothing booked.
///
/// Hours that are limited to some dates or to every second week count as if they were not, so what has no start here never has one.
struct OfferedWeek {
    private let schedule: Schedule
    private let today: CivilDate

    /// The hours of every week, without exceptions.
    private let week: PreparedCalendar

    /// Dates that have hours of their own, and the calendar that has them.
    private let openings: [CivilDate]
    private let dates: PreparedCalendar
    private let weeklyHours: [WeeklyHours]

    /// The maximum number of dates with hours of their own that are checked.
    private static let maximumOpenings = 400

    init(_ schedule: Schedule, at now: Instant) throws(ScheduleError) {
        self.schedule = schedule
        let today = schedule.zone.date(at: now.secondsSince1970)
        self.today = today
        weeklyHours = schedule.weekly.filter { ($0.validUntil?.daysSinceEpoch ?? .max) >= today.daysSinceEpoch }
            .map { WeeklyHours(dayOfWeek: $0.dayOfWeek, start: $0.start, end: $0.end) }
        week = PreparedCalendar(
            schedule: try Schedule(zone: schedule.zone, weekly: weeklyHours),
            sessions: [],
            busy: []
        )
        let opened = schedule.exceptions.filter { exception in
            if case .open = exception.kind { exception.date.daysSinceEpoch >= today.daysSinceEpoch } else { false }
        }
        // The next ones: of which dates a set begins with depends on the process.
        openings = Array(
            Set(opened.map(\.date)).sorted { $0.daysSinceEpoch < $1.daysSinceEpoch }.prefix(Self.maximumOpenings)
        )
        dates = PreparedCalendar(schedule: schedule, sessions: [], busy: [])
    }

    /// Why nothing with that timing can ever be booked; `nil` if something can.
    func fault(of timing: ServiceTiming) throws(ScheduleError) -> (ServiceWarning.Code, String)? {
        guard !weeklyHours.isEmpty || !openings.isEmpty else {
            return schedule.weekly.isEmpty
                ? (.noHours, "There are no hours in which this can be booked; set hours.")
                : (
                    .hoursOver,
                    "All hours are for dates that are over; set some without valid_until, or with a later one."
                )
        }
        let rules = try timing.rules(tag: 0)
        guard !hasStart(rules) else { return try noticeFault(of: timing, rules) }
        var anyMinute = timing
        (anyMinute.slotStepMinutes, anyMinute.alignment) = (1, .opening)
        if hasStart(try anyMinute.rules(tag: 0)) {
            let step = timing.slotStepMinutes
            let reason = "Starts are every \(step) minutes, and after none of them are there open hours for "
            return (.noStart, reason + "\(timing.durationMinutes) minutes; change the step or the hours.")
        }
        (anyMinute.bufferBeforeMinutes, anyMinute.bufferAfterMinutes) = (0, 0)
        let buffers = hasStart(try anyMinute.rules(tag: 0)) ? " with its buffers" : ""
        let reason = "No hours are long enough for \(timing.durationMinutes) minutes\(buffers); "
        return (.hoursTooShort, reason + "set longer hours or a shorter service.")
    }

    /// A date can be booked from the midnight at which it enters the window, and each start on it until its notice begins.
    private func noticeFault(
        of timing: ServiceTiming,
        _ rules: SlotRules
    ) throws(ScheduleError) -> (ServiceWarning.Code, String)? {
        guard let window = timing.bookingWindowDays, timing.minimumNoticeMinutes > 0 else { return nil }
        let zone = schedule.zone
        let isBookable = hasStart(rules) { start in
            let day = zone.date(at: start).daysSinceEpoch - window
            guard let first = CivilDate(daysSinceEpoch: day).flatMap(zone.firstInstant) else { return true }
            return start - timing.minimumNoticeMinutes * 60 >= first
        }
        guard !isBookable else { return nil }
        let reason =
            "When a date comes into the booking window of \(window) days, every start on it is too near for a notice "
        let remedy = "of \(timing.minimumNoticeMinutes) minutes; shorten the notice or widen the window."
        return (.noticeTooLong, reason + remedy)
    }

    /// Whether `isFit` holds for a start within two weeks, or on a date with hours of its own.
    private func hasStart(_ rules: SlotRules, where isFit: (Int64) -> Bool = { _ in true }) -> Bool {
        let weeks = (0..<15).compactMap { CivilDate(daysSinceEpoch: today.daysSinceEpoch + $0) }
        return has(rules, on: weeks, of: week, where: isFit) || has(rules, on: openings, of: dates, where: isFit)
    }

    private func has(
        _ rules: SlotRules,
        on days: [CivilDate],
        of calendar: PreparedCalendar,
        where isFit: (Int64) -> Bool
    ) -> Bool {
        var starts: [Int64] = []
        for day in days {
            guard let next = CivilDate(daysSinceEpoch: day.daysSinceEpoch + 1) else { continue }
            calendar.appendSlots(rules, now: nil, in: .dates(from: day, to: next), to: &starts)
            if starts.contains(where: isFit) { return true }
            starts.removeAll(keepingCapacity: true)
        }
        return false
    }
}
