import CivilTime
import Intervals

/// Works out the busy time of one file.
internal struct BusyCalculator {
    internal let options: BusyOptions
    internal let window: Interval
    internal let file: CalendarFile
    internal var zones: ZoneResolver
    internal var budget: StepBudget
    internal var intervals: [Interval] = []
    internal var notices: [CalendarNotice]
    internal var failure: CalendarError?

    internal static func busyTime(
        _ bytes: Bytes,
        in window: Interval,
        options: BusyOptions
    ) throws(CalendarError) -> BusyTime {
        let file = try CalendarParser.file(bytes, options: options)
        var calculator = BusyCalculator(file, window: window, options: options)
        calculator.addPeriods()
        calculator.addEvents()
        if let failure = calculator.failure { throw failure }
        return BusyTime(
            intervals: IntervalSet(calculator.intervals),
            ignored: calculator.notices,
            unknownZones: calculator.zones.unknown
        )
    }

    private init(_ file: CalendarFile, window: Interval, options: BusyOptions) {
        self.file = file
        self.window = window
        self.options = options
        notices = file.notices
        budget = StepBudget(options.limits)
        let range = window.start..<window.end
        zones = ZoneResolver(file, owner: options.timeZone, window: range, directory: options.zones)
    }

    private mutating func addPeriods() {
        for (calendar, period) in file.busyPeriods {
            var clock = clock(of: period.start, calendar: calendar)
            let start = clock.instant(ofWall: period.start.wall)
            add(from: start, to: end(of: period, start: start, clock: &clock, calendar: calendar))
        }
    }

    internal mutating func end(
        of period: PeriodValue,
        start: Int64,
        clock: inout WallClock,
        calendar: Int
    ) -> Int64 {
        switch period.end {
        case .after(let length): return clock.end(of: length, from: start)
        case .time(let time):
            var clock = self.clock(of: time, calendar: calendar)
            return clock.instant(ofWall: time.wall)
        }
    }

    /// Adds the part of a time that lies in the window.
    internal mutating func add(from start: Int64, to end: Int64) {
        let (first, last) = (max(start, window.start), min(end, window.end))
        guard first < last else { return }
        guard intervals.count < options.limits.instances else {
            failure = CalendarError(
                .tooLarge,
                "there are more than \(options.limits.instances) instances in the window"
            )
            return
        }
        intervals.append(Interval(start: first, end: last))
    }

    /// The clock that a time was written by.
    internal mutating func clock(of time: TimeValue, calendar: Int) -> WallClock {
        switch time.form {
        case .utc: return Self.utc
        case .date, .floating: return zones.defaultClock(ofCalendar: calendar)
        case .zoned(let position):
            let limit = options.limits.zones
            if let clock = zones.clock(ofZone: Int(position), limit: limit, budget: &budget) { return clock }
            failure = CalendarError(.tooLarge, "the calendar uses more than \(limit) time zones of its own")
            return Self.utc
        }
    }

    private static let utc = WallClock(.utc)

    internal mutating func ignore(_ event: EventRecord, _ reason: String) {
        notices.append(CalendarNotice(uid: event.uid, reason: reason))
    }

    /// Whether an event blocks its time.
    internal func blocks(_ event: EventRecord) -> Bool {
        guard !file.calendars[event.calendar].isCancellation else { return false }
        switch event.busyness {
        case .busy: return true
        case .tentative: return options.tentativeIsBusy
        case .free:
            return options.freeDaysAreBusy && event.start?.isDate == true && !event.isCancelled
                && !event.ownerAnswers.isDeclined
        }
    }
}

extension WallClock {
    /// The end of what begins at an instant and takes days on the calendar and then seconds.
    internal mutating func end(of length: SpanLength, from start: Int64) -> Int64 {
        guard length.days != 0 else { return start + length.seconds }
        return instant(ofWall: wall(at: start) + length.days * 86_400) + length.seconds
    }
}
