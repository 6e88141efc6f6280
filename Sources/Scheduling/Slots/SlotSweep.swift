import CivilTime
import Intervals

/// All slots of a range in one pass over dates, occupied time and result.
///
/// Three ideas make it fast.
///
/// *Dates without a calendar.* A date whose wall readings a single segment of the zone shows needs one subtraction to become
/// instants. Only hours around a change of the offset look for their pieces segment by segment.
///
/// *Gaps without branches.* The starts of an opening period are numbered. Every gap between occupied spans has a first and a
/// last of them, told by two divisions, and these are multiplications by the step's inverse. The first four starts of a
/// gap are written whether it has so many or not, and the place of the next is moved on by as many as it has. So neither
/// how many starts fall into a gap nor which of two bounds comes first is a branch that could be mispredicted.
///
/// *Nothing in between.* A period is worked on as soon as it is known that the next one does not prolong it, beside the
/// occupied spans, which ascend too. A span whose start has been passed matters to later starts by its end alone, so that
/// end is all that is kept of the past. Starts go straight to where the result will be.
///
/// A sweep that runs out of room says from which start on it did, and one from there on does the rest.
///
/// The pointers are safe because of these facts. `room` has place for more than eight starts; of a period no more are
/// written than leave eight places free, and at most three behind them for no purpose. `span` moves over the bounds that
/// ``OccupiedTime`` has made, and the last of these begins after any instant, where it stops. The others are buffers with
/// bounds, lent for the time of the sweep by the schedule, which nobody can change meanwhile.
///
/// It knows the grid `opening` without limits and shared seats, and gives up where the hours of two dates overlap; then
/// the caller has to take the general way.
internal struct SlotSweep {
    /// How a sweep ended.
    internal enum Ending {
        case complete
        /// There was no room for this start and those that follow.
        case full(Int64)
        /// A sweep cannot answer this.
        case beyond
    }

    /// Whether a step of the sweep was the last one, and why.
    private enum Signal { case goOn, stop, full, beyond }

    private let asked: Asked
    private var place: Place
    private var here: ZoneSpan

    /// Appends the slots within `bounds`; false, with `starts` as before, where that is beyond a sweep.
    @inline(__always)
    internal static func append(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        to starts: inout [Int64]
    ) -> Bool {
        let kept = starts.count
        var bounds = bounds
        while true {
            var ending = Ending.beyond
            let spare = starts.capacity - starts.count
            starts.append(addingCapacity: spare > 16 ? spare : max(96, starts.count)) { span in
                span.withUnsafeMutableBufferPointer { room, count in
                    (ending, count) = run(table, occupied, rules, bounds, firstOnly: false, into: room)
                }
            }
            switch ending {
            case .complete: return true
            case .full(let start): bounds.restrict(from: start)
            case .beyond:
                starts.removeLast(starts.count - kept)
                return false
            }
        }
    }

    /// The first slot within `bounds`, nothing when there is none; nothing at all where that is beyond a sweep.
    internal static func first(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ rules: SlotRules,
        _ bounds: StartBounds
    ) -> Int64?? {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 128) { room in
            var bounds = bounds
            while true {
                let (ending, count) = run(table, occupied, rules, bounds, firstOnly: true, into: room)
                switch ending {
                case .complete: return .some(count > 0 ? room[0] : nil)
                case .full(let start): bounds.restrict(from: start)
                case .beyond: return nil
                }
            }
        }
    }

    /// Whether a sweep can answer what the rules ask.
    internal static func knows(_ rules: SlotRules) -> Bool {
        rules.alignment == .opening && rules.capacity == 1 && !rules.hasLimits
    }

    /// Writes the slots within `bounds`, or the first one alone, to `room` and says how many.
    @inline(__always)
    internal static func run(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        firstOnly: Bool,
        into room: UnsafeMutableBufferPointer<Int64>
    ) -> (ending: Ending, count: Int) {
        guard let spans = occupied.baseAddress, let begin = room.baseAddress else { return (.beyond, 0) }
        guard !bounds.instants.isEmpty else { return (.complete, 0) }
        let asked = Asked(rules, bounds)
        let here = table.zone.span(at: max(asked.earliest, asked.wallStart))
        let first = occupied.placeOfSpan(endingAfter: asked.firstStart(seenFrom: here) &- asked.bufferBefore)
        let place = Place(
            span: spans + first,
            out: begin,
            limit: begin + (room.count - 8),
            stop: firstOnly ? begin : begin + room.count
        )
        var sweep = SlotSweep(asked: asked, place: place, here: here)
        let signal = sweep.walk(table)
        let count = sweep.place.out - begin
        switch signal {
        case .goOn, .stop: return (.complete, count)
        case .full: return (.full(sweep.place.resumption), count)
        case .beyond: return (.beyond, 0)
        }
    }

    /// Walks the dates that can have starts and, where hours can reach into the next date, one before and one after.
    @inline(__always)
    private mutating func walk(_ table: ScheduleTable) -> Signal {
        let days = asked.days(table.hours.latestEnd, seenFrom: here)
        var day = days.lowerBound
        while day < days.upperBound {
            var plain = here.plainDays(table.hours.latestEnd)
            if !plain.contains(day) {
                here = table.zone.span(at: Int64(day) &* 86_400 &- here.segment.offset)
                plain = here.plainDays(table.hours.latestEnd)
            }
            let signal: Signal
            if plain.contains(day) {
                let end = min(days.upperBound, plain.upperBound)
                signal = walkPlain(day..<end, table)
                day = end
            } else {
                signal = walk(day, table)
                day += 1
            }
            guard signal == .goOn else { return signal }
        }
        return place.emit(asked, table, reaching: place.pendingEnd)
    }

    /// Walks dates whose hours the present segment alone shows.
    @inline(__always)
    private mutating func walkPlain(_ days: Range<Int>, _ table: ScheduleTable) -> Signal {
        let bounds = asked.startBounds(in: here.segment)
        let offset = here.segment.offset
        let asked = asked
        var place = place
        let signal = table.hours.withBuffers { periods, ranges, exceptionDays in
            var exception = exceptionDays.isEmpty ? 0 : table.hours.exceptionPosition(fromDay: days.lowerBound)
            var nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
            var dayOfWeek = HoursTable.dayOfWeek(ofDay: days.lowerBound)
            for day in days {
                var range = ranges[dayOfWeek]
                dayOfWeek = dayOfWeek == 6 ? 0 : dayOfWeek &+ 1
                if day == nextException {
                    range = ranges[7 &+ exception]
                    exception &+= 1
                    nextException = exception < exceptionDays.count ? exceptionDays[exception] : .max
                }
                let shift = Int64(day) &* 86_400 &- offset
                for position in range {
                    let period = periods[position]
                    let signal = place.add(shift &+ period.start, shift &+ period.end, within: bounds, asked, table)
                    guard signal == .goOn else { return signal }
                }
            }
            return .goOn
        }
        self.place = place
        return signal
    }

    /// Walks one date near a change of the offset.
    @inline(never)
    private mutating func walk(_ day: Int, _ table: ScheduleTable) -> Signal {
        for position in table.hours.range(ofDay: day) {
            let period = table.hours.periods[position]
            let (start, end) = (Int64(day) * 86_400 + period.start, Int64(day) * 86_400 + period.end)
            here = table.zone.span(at: start - here.segment.offset)
            let offset = here.segment.offset
            let signal =
                here.wallStart <= start && end <= here.wallEnd
                ? place.add(start - offset, end - offset, within: asked.startBounds(in: here.segment), asked, table)
                : addPieces(wallFrom: start, to: end, table)
            guard signal == .goOn else { return signal }
        }
        return .goOn
    }

    /// Adds the pieces of a period that several segments show, as ``OpenPieces`` has them.
    private mutating func addPieces(wallFrom start: Int64, to end: Int64, _ table: ScheduleTable) -> Signal {
        var (pieceStart, pieceEnd): (Int64, Int64) = (0, 0)
        var instant = start - Asked.greatestOffset
        while instant < end + Asked.greatestOffset {
            let segment = table.zone.segment(at: instant)
            let lower = max(segment.start, start - segment.offset)
            let upper = min(segment.end, end - segment.offset)
            if lower < upper {
                if lower != pieceEnd || pieceStart == pieceEnd {
                    let signal = addPiece(pieceStart, pieceEnd, table)
                    guard signal == .goOn else { return signal }
                    pieceStart = lower
                }
                pieceEnd = upper
            }
            instant = segment.end
        }
        return addPiece(pieceStart, pieceEnd, table)
    }

    private mutating func addPiece(_ start: Int64, _ end: Int64, _ table: ScheduleTable) -> Signal {
        start == end ? .goOn : place.add(start, end, within: nil, asked, table)
    }
}

extension SlotSweep {
    /// Between which instants starts may lie, the upper one exclusive.
    private typealias Bounds = (lower: Int64, upper: Int64)

    /// What is asked, in the numbers that a sweep needs.
    private struct Asked {
        let duration: Int64
        let bufferBefore: Int64
        /// What a session takes from its start on, the buffer after it included.
        let reach: Int64
        let step: Int64
        /// 2⁴⁵ divided by the step, rounded up.
        private let inverse: UInt64
        let earliest: Int64
        let latest: Int64
        let wallStart: Int64
        let wallEnd: Int64

        /// No wall is as far from UTC.
        static let greatestOffset: Int64 = 26 * 3_600

        /// Longer than any opening piece: two days of hours and twice the greatest offset.
        private static let longestPiece: Int64 = 1 << 19

        @inline(__always)
        init(_ rules: SlotRules, _ bounds: StartBounds) {
            duration = rules.duration
            bufferBefore = rules.bufferBefore
            reach = rules.duration &+ rules.bufferAfter
            // A step beyond the longest piece leaves it one start, as this one does.
            step = min(rules.step, Self.longestPiece)
            inverse = (1 << 45) / UInt64(bitPattern: step) &+ 1
            earliest = bounds.instants.lowerBound
            latest = bounds.instants.upperBound
            wallStart = bounds.wallStart ?? -(1 << 60)
            wallEnd = bounds.wallEnd ?? 1 << 60
        }

        /// The whole steps in a distance: exact, since no distance asked for has 2²¹ seconds or 400,000 steps.
        @inline(__always)
        func steps(in distance: Int64) -> Int64 {
            Int64(bitPattern: (UInt64(bitPattern: distance) &* inverse) &>> 45)
        }

        @inline(__always)
        func startBounds(in segment: ZoneSegment) -> Bounds {
            (
                max(wallStart &- segment.offset, earliest, segment.start),
                min(wallEnd &- segment.offset, latest, segment.end)
            )
        }

        /// An instant before which there is no start.
        @inline(__always)
        func firstStart(seenFrom here: ZoneSpan) -> Int64 {
            let isHere = here.wallStart <= wallStart && wallStart <= here.wallEnd
            return max(earliest, wallStart &- (isHere ? here.segment.offset : Self.greatestOffset))
        }

        /// The numbers of the dates whose hours can hold a start or prolong the hours of one that does.
        @inline(__always)
        func days(_ latestEnd: Int64, seenFrom here: ZoneSpan) -> Range<Int> {
            let (segment, margin) = (here.segment, Self.greatestOffset)
            // What lies outside of this segment reads earlier, or later, by no more than the margins.
            let isLowerHere = segment.start <= earliest && earliest &+ 2 &* margin <= segment.end
            let isUpperHere = latest <= segment.end && segment.start <= latest &- 2 &* margin
            let first = max(wallStart, earliest &+ (isLowerHere ? segment.offset : -margin)).flooredDay
            let last = (min(wallEnd, latest &+ (isUpperHere ? segment.offset : margin)) &- 1).flooredDay
            let end = (Int64(last) &+ 1) &* 86_400
            let isLastPlain = here.wallStart <= end &- 86_400 && end <= here.wallEnd && latestEnd < 86_400
            let firstDay = max(first &- (latestEnd > 86_400 ? 1 : 0), CivilDate.min.daysSinceEpoch)
            let endDay = min(last &+ (isLastPlain ? 1 : 2), CivilDate.max.daysSinceEpoch + 1)
            return firstDay..<max(firstDay, endDay)
        }
    }

    /// How far the sweep has come.
    private struct Place {
        /// The start and the end of the next occupied span.
        var span: UnsafePointer<Int64>
        /// Where the next start goes.
        var out: UnsafeMutablePointer<Int64>
        /// Up to where starts may go.
        let limit: UnsafeMutablePointer<Int64>
        /// As soon as starts have gone further, there are enough.
        let stop: UnsafeMutablePointer<Int64>
        /// The end of the occupied span before the next one.
        var latestEnd: Int64 = -(1 << 60)
        /// The opening piece that is still to be worked on, if any, and the bounds of its starts; none for a piece that goes
        /// through several segments of the zone.
        var pendingStart: Int64 = 0
        var pendingEnd: Int64 = 0
        var pendingBounds: Bounds? = (0, 0)
        /// The first start for which there was no room.
        var resumption: Int64 = 0

        @inline(__always)
        init(
            span: UnsafePointer<Int64>,
            out: UnsafeMutablePointer<Int64>,
            limit: UnsafeMutablePointer<Int64>,
            stop: UnsafeMutablePointer<Int64>
        ) {
            (self.span, self.out, self.limit, self.stop) = (span, out, limit, stop)
        }

        /// Adds an opening piece, now that it is known how far the one before it reaches.
        @inline(__always)
        mutating func add(
            _ start: Int64,
            _ end: Int64,
            within bounds: Bounds?,
            _ asked: Asked,
            _ table: ScheduleTable
        ) -> Signal {
            var reach = pendingEnd
            if start <= pendingEnd, pendingStart < pendingEnd {
                // A session that would have to run on beyond this piece too is left to the general way.
                if start < pendingEnd || end &- start < asked.duration { return .beyond }
                reach = end
            }
            let signal = emit(asked, table, reaching: reach)
            (pendingStart, pendingEnd, pendingBounds) = (start, end, bounds)
            return signal
        }

        /// Emits the starts of the pending piece from which a session ends by `reach`.
        @inline(__always)
        mutating func emit(_ asked: Asked, _ table: ScheduleTable, reaching reach: Int64) -> Signal {
            guard let bounds = pendingBounds else { return emitInSegments(asked, table, reaching: reach) }
            return emit(asked, within: bounds, reaching: reach)
        }

        @inline(never)
        private mutating func emitInSegments(_ asked: Asked, _ table: ScheduleTable, reaching reach: Int64) -> Signal {
            var instant = pendingStart
            while instant < pendingEnd {
                let segment = table.zone.segment(at: instant)
                let signal = emit(asked, within: asked.startBounds(in: segment), reaching: reach)
                guard signal == .goOn else { return signal }
                instant = segment.end
            }
            return .goOn
        }

        @inline(__always)
        private mutating func emit(_ asked: Asked, within bounds: Bounds, reaching limit: Int64) -> Signal {
            let step = asked.step
            let last = min(min(bounds.upper, pendingEnd) &- 1, limit &- asked.duration)
            var base = pendingStart
            if base < bounds.lower {
                guard bounds.lower <= last else { return .goOn }
                base = base &+ asked.steps(in: bounds.lower &- base &+ step &- 1) &* step
            }
            guard base <= last else { return .goOn }
            var count = asked.steps(in: last &- base) &+ 1
            let room = Int64(self.limit - out)
            let isFull = count > room
            if isFull {
                count = room
                resumption = base &+ count &* step
            }
            write(asked, base, count)
            if out > stop { return .stop }
            return isFull ? .full : .goOn
        }

        /// Writes the free ones of so many starts from `base` on.
        @inline(__always)
        private mutating func write(_ asked: Asked, _ base: Int64, _ count: Int64) {
            let step = asked.step
            let extent = count &* step
            // What begins from here on does not matter to these starts.
            let horizon = base &+ extent &- step &+ asked.reach
            // Starts from this one on have passed the span before; starts below that one are over before the next span.
            let passing = asked.bufferBefore &- base
            let ending = step &- asked.reach &- base
            var first = asked.steps(in: min(max(latestEnd &+ passing, 0), extent) &+ step &- 1)
            while span[0] < horizon {
                let below = asked.steps(in: max(span[0] &+ ending, 0))
                write(first, below &- first, base, step)
                latestEnd = span[1]
                first = asked.steps(in: min(max(latestEnd &+ passing, 0), extent) &+ step &- 1)
                span += 2
            }
            write(first, count &- first, base, step)
        }

        /// Writes so many starts, four at a time, or none if the count is negative.
        @inline(__always)
        private mutating func write(_ first: Int64, _ count: Int64, _ base: Int64, _ step: Int64) {
            var start = base &+ first &* step
            out[0] = start
            out[1] = start &+ step
            out[2] = start &+ 2 &* step
            out[3] = start &+ 3 &* step
            if count > 4 {
                var next = out + 4
                let end = out + Int(count)
                repeat {
                    start = start &+ 4 &* step
                    next[0] = start
                    next[1] = start &+ step
                    next[2] = start &+ 2 &* step
                    next[3] = start &+ 3 &* step
                    next += 4
                } while next < end
            }
            out += Int(max(count, 0))
        }
    }
}

extension ZoneSpan {
    /// The numbers of the dates whose hours, which end by `latestEnd`, this segment alone shows.
    @inline(__always)
    fileprivate func plainDays(_ latestEnd: Int64) -> Range<Int> {
        let nearest: Int64 = 1 << 50
        let first = (max(wallStart, -nearest) &+ 86_399).flooredDay
        let end = (min(wallEnd, nearest) &- latestEnd).flooredDay &+ 1
        return first..<max(first, end)
    }
}

extension UnsafeBufferPointer<Int64> {
    /// The position of the first of ascending bounds whose span ends after an instant.
    @inline(__always)
    fileprivate func placeOfSpan(endingAfter instant: Int64) -> Int {
        var lower = 0
        var size = count / 2
        while size > 1 {
            let half = size / 2
            lower = self[2 * (lower + half) - 1] <= instant ? lower + half : lower
            size -= half
        }
        return 2 * lower
    }
}
