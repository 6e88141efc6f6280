import CivilTime
import Intervals

/// All slots of a range in one pass over dates, occupied time and result.
///
/// Three ideas make it fast.
///
/// *Dates without a calendar.* A day whose wall readings all fall into one segment of the zone, some 26 hours away from
/// its ends, needs one subtraction to become instants. Only the few others look for their pieces segment by segment.
///
/// *Starts as bits.* The starts of an opening period are the bits of a word. Every occupied span clears a range of them;
/// which, is told by two divisions, and these are multiplications by the step's inverse. So neither how many starts fall into a
/// gap nor which of two bounds comes first is a branch that could be mispredicted.
///
/// *Nothing in between.* A period is worked on as soon as it is known that the next one does not prolong it, beside the
/// occupied spans, which ascend too. A span whose start has been passed matters to later starts by its end alone, so the
/// latest end is all that is kept of the past. Starts go to a small buffer on the stack and from there to the result.
///
/// The pointers are safe because of these facts: `out` has room for `room` starts, a word writes at most 63 and up to seven
/// places ahead, and it is emptied when fewer than that are left. All others are buffers with bounds, lent for the time of
/// the sweep by the calendar, which nobody can change meanwhile.
///
/// It knows the grid `opening` without limits and shared seats, and gives up where the hours of two dates overlap; then
/// the caller has to take the general way.
internal struct SlotSweep {
    private static let room = 128
    private static let bitsAWord: Int64 = 63
    /// No wall is as far from UTC.
    private static let margin: Int64 = 26 * 3_600
    private let sessions: UnsafeBufferPointer<BookedSession>
    private let intervals: UnsafeBufferPointer<Interval>
    private let duration: Int64
    private let bufferBefore: Int64
    /// What a session takes from its start on, the buffer after it included.
    private let reach: Int64
    private let step: Int64
    private let wordSpan: Int64
    /// 2⁶⁴ and 2⁵⁶ divided by the step, rounded up.
    private let inverse: UInt64
    private let wordInverse: UInt64
    private let instants: Range<Int64>
    private let wallStart: Int64
    private let wallEnd: Int64
    private var here: ZoneSegment
    /// Between which instants of `here` a start may lie.
    private var startsHere: (lower: Int64, upper: Int64) = (0, 0)
    private var session = 0
    private var interval = 0
    private var latestEnd: Int64 = -(1 << 60)
    private var isPlaced = false
    private var pendingStart: Int64 = 0
    private var pendingEnd: Int64 = 0
    private let firstOnly: Bool
    private var firstFound: Int64?
    private var isDone = false
    private var used = 0
    private let out: UnsafeMutablePointer<Int64>

    /// Appends the slots within `bounds`; false, with `starts` as before, where that is beyond a sweep.
    internal static func append(
        _ calendar: PreparedCalendar,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        to starts: inout [Int64]
    ) -> Bool {
        sweep(calendar, rules, bounds, firstOnly: false, &starts) != nil
    }

    /// The first slot within `bounds`, nothing when there is none; nothing at all where that is beyond a sweep.
    internal static func first(_ calendar: PreparedCalendar, _ rules: SlotRules, _ bounds: StartBounds) -> Int64?? {
        var none: [Int64] = []
        return sweep(calendar, rules, bounds, firstOnly: true, &none)
    }

    private static func sweep(
        _ calendar: PreparedCalendar,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        firstOnly: Bool,
        _ starts: inout [Int64]
    ) -> Int64?? {
        guard rules.alignment == .opening, rules.capacity == 1, !rules.hasLimits else { return nil }
        guard !bounds.instants.isEmpty else { return .some(nil) }
        let isInOrder = calendar.occupied.isInOrder
        let count = starts.count
        return calendar.sessions.withUnsafeBufferPointer { sessions in
            calendar.occupied.intervals.withUnsafeBufferPointer { intervals in
                withUnsafeTemporaryAllocation(of: Int64.self, capacity: room) { out in
                    guard let out = out.baseAddress else { return nil }
                    let sessions = isInOrder ? sessions : UnsafeBufferPointer(rebasing: sessions[..<0])
                    let table = calendar.schedule.table
                    var sweep = SlotSweep(table, sessions, intervals, rules, bounds, firstOnly, out)
                    let isComplete = sweep.run(table, &starts)
                    if !isComplete { starts.removeLast(starts.count - count) }
                    return isComplete ? .some(sweep.firstFound) : nil
                }
            }
        }
    }

    @inline(__always)
    private init(
        _ table: ScheduleTable,
        _ sessions: UnsafeBufferPointer<BookedSession>,
        _ intervals: UnsafeBufferPointer<Interval>,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        _ firstOnly: Bool,
        _ out: UnsafeMutablePointer<Int64>
    ) {
        self.sessions = sessions
        self.intervals = intervals
        self.firstOnly = firstOnly
        self.out = out
        duration = rules.duration
        bufferBefore = rules.bufferBefore
        reach = rules.duration + rules.bufferAfter
        step = rules.step
        wordSpan = Self.bitsAWord * rules.step
        inverse = UInt64.max / UInt64(rules.step) &+ 1
        wordInverse = (1 << 56) / UInt64(rules.step) + 1
        instants = bounds.instants
        wallStart = bounds.wallStart ?? -(1 << 60)
        wallEnd = bounds.wallEnd ?? 1 << 60
        here = table.zone.segment(at: max(instants.lowerBound, wallStart))
        startsHere = startBounds(in: here)
    }

    private func startBounds(in segment: ZoneSegment) -> (lower: Int64, upper: Int64) {
        (
            max(wallStart - segment.offset, instants.lowerBound, segment.start),
            min(wallEnd - segment.offset, instants.upperBound, segment.end)
        )
    }

    /// Walks the dates that can have starts, and one more, whose hours may prolong those of the last.
    @inline(__always)
    private mutating func run(_ table: ScheduleTable, _ starts: inout [Int64]) -> Bool {
        let days = days(table.hours.latestEnd)
        guard days.lowerBound < days.upperBound else { return true }
        let isComplete = table.hours.periods.withUnsafeBufferPointer { periods in
            table.hours.ranges.withUnsafeBufferPointer { ranges in
                table.hours.exceptionDays.withUnsafeBufferPointer { exceptionDays in
                    let exception =
                        exceptionDays.isEmpty ? 0 : table.hours.exceptionPosition(fromDay: days.lowerBound)
                    let hours = (periods, ranges, exceptionDays, table.hours.latestEnd)
                    return walk(days, hours, exception, table, &starts)
                }
            }
        }
        guard isComplete else { return false }
        if !isDone { emitPending(reaching: pendingEnd, table, &starts) }
        flush(&starts)
        return true
    }

    /// The numbers of the dates whose hours can hold a start, and of the one after.
    @inline(__always)
    private func days(_ latestEnd: Int64) -> Range<Int> {
        let (lower, upper) = (instants.lowerBound, instants.upperBound)
        // What lies outside of this segment reads earlier, or later, by no more than the margins.
        let isLowerHere = here.start <= lower && lower + 2 * Self.margin <= here.end
        let isUpperHere = upper <= here.end && here.start <= upper - 2 * Self.margin
        let first = max(wallStart, lower + (isLowerHere ? here.offset : -Self.margin)).flooredDay
        let last = min(wallEnd, upper + (isUpperHere ? here.offset : Self.margin)) - 1
        let runsOver = latestEnd > 86_400 ? 1 : 0
        let firstDay = max(first - runsOver, CivilDate.min.daysSinceEpoch)
        return firstDay..<max(firstDay, min(last.flooredDay + 1, CivilDate.max.daysSinceEpoch) + 1)
    }

    @inline(__always)
    private mutating func walk(
        _ days: Range<Int>,
        _ hours: HoursTable.Buffers,
        _ firstException: Int,
        _ table: ScheduleTable,
        _ starts: inout [Int64]
    ) -> Bool {
        let (periods, ranges, exceptionDays, latestEnd) = hours
        var exception = firstException
        var nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
        var dayOfWeek = HoursTable.dayOfWeek(ofDay: days.lowerBound)
        var plain = plainMidnights(latestEnd)
        for day in days {
            var range = ranges[dayOfWeek]
            dayOfWeek = dayOfWeek == 6 ? 0 : dayOfWeek + 1
            if day == nextException {
                range = ranges[7 + exception]
                exception += 1
                nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
            }
            let midnight = Int64(day) &* 86_400
            if midnight >= plain.end {
                here = table.zone.segment(at: midnight)
                startsHere = startBounds(in: here)
                plain = plainMidnights(latestEnd)
            }
            let isPlain = plain.start <= midnight && midnight <= plain.last
            let shift = midnight &- here.offset
            for position in range {
                let period = periods[position]
                let isInOrder =
                    isPlain
                    ? add(shift &+ period.start, shift &+ period.end, table, &starts)
                    : addPieces(wallFrom: midnight + period.start, to: midnight + period.end, table, &starts)
                if !isInOrder { return false }
                if isDone { return true }
            }
        }
        return true
    }

    /// The midnights of dates whose hours this segment alone can hold, and the first that lies wholly behind it.
    private func plainMidnights(_ latestEnd: Int64) -> (start: Int64, last: Int64, end: Int64) {
        (
            here.start.addingSaturated(Self.margin), here.end.subtractingSaturated(Self.margin + latestEnd),
            here.end.addingSaturated(Self.margin)
        )
    }

    /// Adds the pieces of a period near a change of the offset, as ``OpenPieces`` has them.
    @inline(never)
    private mutating func addPieces(
        wallFrom start: Int64,
        to end: Int64,
        _ table: ScheduleTable,
        _ starts: inout [Int64]
    ) -> Bool {
        var (pieceStart, pieceEnd): (Int64, Int64) = (0, 0)
        var instant = start - Self.margin
        while instant < end + Self.margin {
            let segment = table.zone.segment(at: instant)
            let lower = max(segment.start, start - segment.offset)
            let upper = min(segment.end, end - segment.offset)
            if lower < upper {
                if lower != pieceEnd || pieceStart == pieceEnd {
                    if pieceStart < pieceEnd, !add(pieceStart, pieceEnd, table, &starts) { return false }
                    pieceStart = lower
                }
                pieceEnd = upper
            }
            instant = segment.end
        }
        return pieceStart == pieceEnd || add(pieceStart, pieceEnd, table, &starts)
    }

    /// Adds an opening piece, now that it is known how far the one before it reaches; false where they overlap.
    @inline(__always)
    private mutating func add(_ start: Int64, _ end: Int64, _ table: ScheduleTable, _ starts: inout [Int64]) -> Bool {
        if pendingStart < pendingEnd {
            var reach = pendingEnd
            if start <= pendingEnd {
                // A session that would have to run on beyond the next piece too is left to the general way.
                if start < pendingEnd || end &- start < duration { return false }
                reach = end
            }
            emitPending(reaching: reach, table, &starts)
        }
        (pendingStart, pendingEnd) = (start, end)
        return true
    }

    /// Emits the starts of the pending piece from which a session ends by `limit`.
    @inline(__always)
    private mutating func emitPending(reaching limit: Int64, _ table: ScheduleTable, _ starts: inout [Int64]) {
        if pendingStart >= here.start, pendingEnd <= here.end {
            emit(within: startsHere, reaching: limit, &starts)
        } else {
            emitInSegments(reaching: limit, table, &starts)
        }
    }

    @inline(never)
    private mutating func emitInSegments(reaching limit: Int64, _ table: ScheduleTable, _ starts: inout [Int64]) {
        var segment = table.zone.segment(at: pendingStart)
        emit(within: startBounds(in: segment), reaching: limit, &starts)
        while segment.end < pendingEnd, !isDone {
            segment = table.zone.segment(at: segment.end)
            emit(within: startBounds(in: segment), reaching: limit, &starts)
        }
    }

    /// Emits the starts of the pending piece that lie within bounds.
    @inline(__always)
    private mutating func emit(
        within bounds: (lower: Int64, upper: Int64),
        reaching limit: Int64,
        _ starts: inout [Int64]
    ) {
        let last = min(min(bounds.upper, pendingEnd) &- 1, limit &- duration)
        var first = pendingStart
        if first < bounds.lower { first = first &+ divided(bounds.lower &- first &+ step &- 1) &* step }
        guard first <= last else { return }
        if !isPlaced { place(first) }
        var count = divided(last &- first) &+ 1
        while count > 0, !isDone {
            let bits = min(count, Self.bitsAWord)
            emitWord(first, bits, &starts)
            first &+= bits &* step
            count &-= bits
        }
    }

    /// Emits the free ones of at most 63 starts.
    @inline(__always)
    private mutating func emitWord(_ base: Int64, _ count: Int64, _ starts: inout [Int64]) {
        let end = base &+ (count &- 1) &* step &+ reach
        var word = ones(count) & ~ones(steps(from: base, to: latestEnd &+ bufferBefore))
        while session < sessions.count {
            let next = sessions[session]
            let start = next.start &- next.bufferBefore
            if start >= end { break }
            let stop = next.end &+ next.bufferAfter
            word &= ~ones(steps(from: base, to: stop &+ bufferBefore)) | onesBefore(start, base)
            latestEnd = max(latestEnd, stop)
            session &+= 1
        }
        while interval < intervals.count {
            let next = intervals[interval]
            if next.start >= end { break }
            word &= ~ones(steps(from: base, to: next.end &+ bufferBefore)) | onesBefore(next.start, base)
            latestEnd = max(latestEnd, next.end)
            interval &+= 1
        }
        write(word, base, &starts)
    }

    /// Writes the starts of a word's bits, eight at a time, the last of them for no purpose.
    @inline(__always)
    private mutating func write(_ bits: UInt64, _ base: Int64, _ starts: inout [Int64]) {
        let count = bits.nonzeroBitCount
        if firstOnly {
            guard count > 0 else { return }
            firstFound = base + Int64(bits.trailingZeroBitCount) * step
            isDone = true
            return
        }
        if used &+ count &+ 8 > Self.room { flush(&starts) }
        var word = bits
        let place = out + used
        var done = 0
        repeat {
            for offset in 0..<8 {
                let steps = Int64(truncatingIfNeeded: (word | 1 << 63).trailingZeroBitCount)
                place[done &+ offset] = base &+ steps &* step
                word &= word &- 1
            }
            done &+= 8
        } while done < count
        used &+= count
    }

    private mutating func flush(_ starts: inout [Int64]) {
        if used == 0 { return }
        starts.append(contentsOf: UnsafeBufferPointer(start: out, count: used))
        used = 0
    }

    /// Passes over what ends too early to matter to the first start there is.
    private mutating func place(_ first: Int64) {
        isPlaced = true
        let earliest = first - bufferBefore
        session = sessions.partitioned { $0.end &+ $0.bufferAfter <= earliest }
        interval = intervals.partitioned { $0.end <= earliest }
    }

    /// The steps from `base` to the first start at `instant` or later, as far as a word goes.
    @inline(__always)
    private func steps(from base: Int64, to instant: Int64) -> Int64 {
        dividedInWord(min(max(instant &- base, 0), wordSpan) &+ step &- 1)
    }

    /// A bit for every start from which a session and its buffer end by `instant`, which is below the reach of a word.
    @inline(__always)
    private func onesBefore(_ instant: Int64, _ base: Int64) -> UInt64 {
        ones(dividedInWord(max(instant &- reach &- base &+ step, 0)))
    }

    /// So many bits, at most 63.
    @inline(__always)
    private func ones(_ count: Int64) -> UInt64 {
        1 &<< UInt64(truncatingIfNeeded: count) &- 1
    }

    /// A distance in a piece, in steps, rounded down: exact as its product with a step is below 2⁶⁴.
    @inline(__always)
    private func divided(_ distance: Int64) -> Int64 {
        let quotient = UInt64(bitPattern: distance).multipliedFullWidth(by: inverse).high
        return step == 1 ? distance : Int64(bitPattern: quotient)
    }

    /// The same for at most 64 steps: of 366 days and less, 64 times their square is below 2⁵⁶.
    @inline(__always)
    private func dividedInWord(_ distance: Int64) -> Int64 {
        Int64(bitPattern: (UInt64(bitPattern: distance) &* wordInverse) &>> 56)
    }
}
