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
/// *Nothing in between.* A period is worked on at once where no hours reach midnight, else as soon as it is known that the
/// next one does not prolong it, beside the occupied spans, which ascend too. A span whose start has been passed matters to
/// later starts by its end alone, so that end is all that is kept of the past. Starts go straight to where the result will
/// be.
///
/// The common case, dates of one segment whose hours do not reach midnight, is inlined whole, and all others are called with
/// copies, so that what it works on can stay in registers.
///
/// A sweep that runs out of room says from which start on it did, and one from there on does the rest.
///
/// The pointers are safe because of these facts. `room` has place for more than eight starts; of a period no more are
/// written than leave eight places free, and at most four behind them for no purpose. `span` moves over the bounds that
/// ``OccupiedTime`` has made, and the last of these begins after any instant, where it stops: so late, and no later than that
/// no sum here overflows. The others are buffers with
/// bounds, lent for the time of the sweep by the schedule, which nobody can change meanwhile.
///
/// It knows the grid `opening` without limits and shared seats, and gives up where the hours of two dates overlap; then
/// the caller has to take the general way.
internal enum SlotSweep {
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

    /// Appends the slots within `bounds`; false, with `starts` as before, where that is beyond a sweep.
    @inline(__always)
    internal static func append(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ rules: SlotRules,
        _ bounds: StartBounds,
        to starts: inout [Int64]
    ) -> Bool {
        let asked = Asked(rules, bounds, firstOnly: false)
        var earliest = bounds.instants.lowerBound
        guard earliest < asked.latest else { return true }
        let kept = starts.count
        // Whoever calls has the table for as long as this takes, so that nobody need count one more reference to it.
        return Unmanaged.passUnretained(table)._withUnsafeGuaranteedRef { table in
            while true {
                var ending = Ending.beyond
                let spare = starts.capacity - starts.count
                starts.append(addingCapacity: spare > 16 ? spare : max(96, starts.count)) { span in
                    span.withUnsafeMutableBufferPointer { room, count in
                        (ending, count) = run(table, occupied, asked, from: earliest, firstOnly: false, into: room)
                    }
                }
                switch ending {
                case .complete: return true
                case .full(let start): earliest = start
                case .beyond:
                    starts.removeLast(starts.count - kept)
                    return false
                }
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
            let asked = Asked(rules, bounds, firstOnly: true)
            var earliest = bounds.instants.lowerBound
            while earliest < asked.latest {
                let (ending, count) = run(table, occupied, asked, from: earliest, firstOnly: true, into: room)
                switch ending {
                case .complete: return .some(count > 0 ? room[0] : nil)
                case .full(let start): earliest = start
                case .beyond: return nil
                }
            }
            return .some(nil)
        }
    }

    /// Whether a sweep can answer what the rules ask.
    @inline(__always)
    internal static func knows(_ rules: SlotRules) -> Bool {
        rules.alignment == .opening && rules.capacity == 1 && !rules.hasLimits
    }

    /// Writes the slots from an instant on, or the first of them alone, to `room` and says how many.
    @inline(__always)
    private static func run(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ asked: Asked,
        from earliest: Int64,
        firstOnly: Bool,
        into room: UnsafeMutableBufferPointer<Int64>
    ) -> (ending: Ending, count: Int) {
        guard let spans = occupied.baseAddress, let begin = room.baseAddress else { return (.beyond, 0) }
        let here = table.zone.span(at: max(earliest, asked.wallStart))
        let firstStart = asked.firstStart(from: earliest, seenFrom: here)
        let first = occupied.placeOfSpan(endingAfter: firstStart &- asked.bufferBefore)
        var place = Place(earliest, span: spans + first, out: begin, limit: begin + (room.count - 8))
        let (firstDay, lastDay) = asked.days(from: earliest, seenFrom: here)
        guard firstDay <= lastDay else { return (.complete, 0) }
        let signal: Signal
        if table.hours.latestEnd < 86_400, here.shows(firstDay, 0), here.shows(lastDay, 86_400) {
            signal = walkApart(firstDay...lastDay, asked, firstOnly: firstOnly, here.segment, table, &place)
        } else {
            // On a copy, so that what the loops of the other case work on need not be in memory.
            var reached = place
            signal = walk(firstDay...lastDay, asked, here, table, &reached)
            place = reached
        }
        switch signal {
        case .goOn, .stop: return (.complete, place.out - begin)
        case .full: return (.full(place.resumption), place.out - begin)
        case .beyond: return (.beyond, 0)
        }
    }

    /// Walks the dates that can have starts and, where hours can reach into the next date or meet its hours, one before and
    /// one after.
    @inline(never)
    private static func walk(
        _ days: ClosedRange<Int>,
        _ asked: Asked,
        _ here: ZoneSpan,
        _ table: ScheduleTable,
        _ place: inout Place
    ) -> Signal {
        let latestEnd = table.hours.latestEnd
        let endsWithDay = latestEnd < 86_400 && here.shows(days.upperBound, 86_400)
        let lastDay = min(days.upperBound + (endsWithDay ? 0 : 1), CivilDate.max.daysSinceEpoch)
        var day = max(days.lowerBound - (latestEnd > 86_400 ? 1 : 0), CivilDate.min.daysSinceEpoch)
        var here = here
        var pieces = Pieces(place)
        defer { place = pieces.place }
        while day <= lastDay {
            let signal: Signal
            if !here.shows(day, latestEnd) { here = table.zone.span(at: Int64(day) * 86_400 - here.segment.offset) }
            if here.shows(day, latestEnd) {
                let isAll = here.shows(lastDay, latestEnd)
                let last = isAll ? lastDay : min(lastDay, here.lastShownDay(latestEnd))
                signal = walk(day...last, isAll: isAll, asked, here, table, &pieces)
                day = last + 1
            } else {
                signal = walk(day, asked, &here, table, &pieces)
                day += 1
            }
            guard signal == .goOn else { return signal }
        }
        return pieces.emitPending(asked, table)
    }

    /// Walks dates whose hours a segment alone shows, of all that are asked for or of some.
    @inline(__always)
    private static func walk(
        _ days: ClosedRange<Int>,
        isAll: Bool,
        _ asked: Asked,
        _ here: ZoneSpan,
        _ table: ScheduleTable,
        _ pieces: inout Pieces
    ) -> Signal {
        let latestEnd = table.hours.latestEnd
        let midnight = Int64(days.lowerBound) * 86_400 - here.segment.offset
        let end = Int64(days.upperBound) * 86_400 + latestEnd
        guard latestEnd < 86_400, pieces.pendingEnd < midnight, isAll || end < here.wallEnd else {
            return walkJoining(days, asked, here.segment, table, &pieces)
        }
        let signal = pieces.emitPending(asked, table)
        guard signal == .goOn else { return signal }
        return walkApart(days, asked, firstOnly: asked.firstOnly, here.segment, table, &pieces.place)
    }

    /// Walks dates whose hours a segment alone shows, and none of which meets what is before or after it.
    @inline(__always)
    private static func walkApart(
        _ days: ClosedRange<Int>,
        _ asked: Asked,
        firstOnly: Bool,
        _ segment: ZoneSegment,
        _ table: ScheduleTable,
        _ place: inout Place
    ) -> Signal {
        let bounds = asked.startBounds(in: segment, from: place.earliest)
        return table.hours.eachPeriod(of: days) { start, end, midnight in
            let shift = midnight &- segment.offset
            let signal = place.emit(shift &+ start, shift &+ end, within: bounds, asked, firstOnly: firstOnly)
            return signal == .goOn ? nil : signal
        } ?? .goOn
    }

    /// Walks dates whose hours a segment alone shows.
    @inline(never)
    private static func walkJoining(
        _ days: ClosedRange<Int>,
        _ asked: Asked,
        _ segment: ZoneSegment,
        _ table: ScheduleTable,
        _ pieces: inout Pieces
    ) -> Signal {
        let bounds = asked.startBounds(in: segment, from: pieces.place.earliest)
        return table.hours.eachPeriod(of: days) { start, end, midnight in
            let shift = midnight &- segment.offset
            let signal = pieces.add(shift &+ start, shift &+ end, within: bounds, asked, table)
            return signal == .goOn ? nil : signal
        } ?? .goOn
    }

    /// Walks one date near a change of the offset.
    @inline(never)
    private static func walk(
        _ day: Int,
        _ asked: Asked,
        _ here: inout ZoneSpan,
        _ table: ScheduleTable,
        _ pieces: inout Pieces
    ) -> Signal {
        for position in table.hours.range(ofDay: day) {
            let period = table.hours.periods[position]
            let (start, end) = (Int64(day) * 86_400 + period.start, Int64(day) * 86_400 + period.end)
            here = table.zone.span(at: start - here.segment.offset)
            let (segment, offset) = (here.segment, here.segment.offset)
            let bounds = asked.startBounds(in: segment, from: pieces.place.earliest)
            let signal =
                here.wallStart <= start && end <= here.wallEnd
                ? pieces.add(start - offset, end - offset, within: bounds, asked, table)
                : addPieces(wallFrom: start, to: end, asked, table, &pieces)
            guard signal == .goOn else { return signal }
        }
        return .goOn
    }

    /// Adds the pieces of a period that several segments show, as ``OpenPieces`` has them.
    private static func addPieces(
        wallFrom start: Int64,
        to end: Int64,
        _ asked: Asked,
        _ table: ScheduleTable,
        _ pieces: inout Pieces
    ) -> Signal {
        var (pieceStart, pieceEnd): (Int64, Int64) = (0, 0)
        var instant = start - Asked.greatestOffset
        while instant < end + Asked.greatestOffset {
            let segment = table.zone.segment(at: instant)
            let lower = max(segment.start, start - segment.offset)
            let upper = min(segment.end, end - segment.offset)
            if lower < upper {
                if lower != pieceEnd || pieceStart == pieceEnd {
                    let signal = addPiece(pieceStart, pieceEnd, asked, table, &pieces)
                    guard signal == .goOn else { return signal }
                    pieceStart = lower
                }
                pieceEnd = upper
            }
            instant = segment.end
        }
        return addPiece(pieceStart, pieceEnd, asked, table, &pieces)
    }

    private static func addPiece(
        _ start: Int64,
        _ end: Int64,
        _ asked: Asked,
        _ table: ScheduleTable,
        _ pieces: inout Pieces
    ) -> Signal {
        start == end ? .goOn : pieces.add(start, end, within: nil, asked, table)
    }
}

extension SlotSweep {
    /// Between which instants starts may lie, the upper one exclusive.
    private typealias Bounds = (lower: Int64, upper: Int64)

    /// What is asked, in the numbers that a sweep needs.
    private struct Asked {
        let firstOnly: Bool
        let duration: Int64
        let bufferBefore: Int64
        /// What a session takes from its start on, the buffer after it included.
        let reach: Int64
        private let grid: GridStep
        let latest: Int64
        let wallStart: Int64
        let wallEnd: Int64

        /// No wall is as far from UTC.
        static let greatestOffset: Int64 = 26 * 3_600

        @inline(__always)
        init(_ rules: SlotRules, _ bounds: StartBounds, firstOnly: Bool) {
            self.firstOnly = firstOnly
            duration = rules.duration
            bufferBefore = rules.bufferBefore
            reach = rules.duration &+ rules.bufferAfter
            grid = rules.gridStep
            latest = bounds.instants.upperBound
            wallStart = bounds.wallStart
            wallEnd = bounds.wallEnd
        }

        var step: Int64 { grid.seconds }

        /// The whole steps in a distance.
        @inline(__always)
        func steps(in distance: Int64) -> Int64 { grid.steps(in: distance) }

        @inline(__always)
        func startBounds(in segment: ZoneSegment, from earliest: Int64) -> Bounds {
            (
                max(wallStart &- segment.offset, earliest, segment.start),
                min(wallEnd &- segment.offset, latest, segment.end)
            )
        }

        /// An instant before which there is no start.
        @inline(__always)
        func firstStart(from earliest: Int64, seenFrom here: ZoneSpan) -> Int64 {
            let isHere = here.wallStart <= wallStart && wallStart <= here.wallEnd
            return max(earliest, wallStart &- (isHere ? here.segment.offset : Self.greatestOffset))
        }

        /// The numbers of the first and the last date that can have a start.
        @inline(__always)
        func days(from earliest: Int64, seenFrom here: ZoneSpan) -> (first: Int, last: Int) {
            // What lies outside of this segment reads earlier, or later, by no more than the margin.
            let (segment, margin) = (here.segment, Self.greatestOffset)
            var (lower, upper) = (wallStart, wallEnd)
            if lower < earliest &+ margin {
                let isHere = segment.start <= earliest && earliest &+ 2 &* margin <= segment.end
                lower = max(lower, earliest &+ (isHere ? segment.offset : -margin))
            }
            if latest &- margin < upper {
                let isHere = latest <= segment.end && segment.start <= latest &- 2 &* margin
                upper = min(upper, latest &+ (isHere ? segment.offset : margin))
            }
            return (
                max(lower.flooredDay, CivilDate.min.daysSinceEpoch),
                min((upper &- 1).flooredDay, CivilDate.max.daysSinceEpoch)
            )
        }
    }

    /// How far the sweep has come.
    private struct Place {
        /// Before which instant no start may lie.
        let earliest: Int64
        /// The start and the end of the next occupied span.
        var span: UnsafePointer<Int64>
        /// Where the next start goes.
        var out: UnsafeMutablePointer<Int64>
        /// Up to where starts may go.
        let limit: UnsafeMutablePointer<Int64>
        /// The end of the occupied span before the next one.
        var latestEnd: Int64 = -(1 << 60)
        /// The first start for which there was no room.
        var resumption: Int64 = 0

        @inline(__always)
        init(
            _ earliest: Int64,
            span: UnsafePointer<Int64>,
            out: UnsafeMutablePointer<Int64>,
            limit: UnsafeMutablePointer<Int64>
        ) {
            (self.earliest, self.span, self.out, self.limit) = (earliest, span, out, limit)
        }

        /// Emits the starts of a piece that lie within bounds and from which a session ends by `reach`, which is the end of
        /// the piece or later.
        @inline(__always)
        mutating func emit(
            _ start: Int64,
            _ end: Int64,
            reaching reach: Int64,
            within bounds: Bounds,
            _ asked: Asked
        ) -> Signal {
            let last = min(min(bounds.upper, end) &- 1, reach &- asked.duration)
            return emit(start, through: last, from: bounds.lower, asked, firstOnly: asked.firstOnly)
        }

        /// Emits the starts of a piece that lie within bounds and from which a session ends with it.
        @inline(__always)
        mutating func emit(
            _ start: Int64,
            _ end: Int64,
            within bounds: Bounds,
            _ asked: Asked,
            firstOnly: Bool
        ) -> Signal {
            let last = min(bounds.upper &- 1, end &- asked.duration)
            return emit(start, through: last, from: bounds.lower, asked, firstOnly: firstOnly)
        }

        /// Emits the starts of a piece's grid from `lower` to `last`.
        @inline(__always)
        private mutating func emit(
            _ start: Int64,
            through last: Int64,
            from lower: Int64,
            _ asked: Asked,
            firstOnly: Bool
        ) -> Signal {
            let step = asked.step
            var base = start
            if base < lower {
                guard lower <= last else { return .goOn }
                base = base &+ asked.steps(in: lower &- base &+ step &- 1) &* step
            }
            guard base <= last else { return .goOn }
            let count = asked.steps(in: last &- base) &+ 1
            let begin = out
            if begin + Int(count) > limit {
                let room = Int64(limit - begin)
                resumption = base &+ room &* step
                write(asked, base, room)
                return firstOnly && out > begin ? .stop : .full
            }
            write(asked, base, count)
            return firstOnly && out > begin ? .stop : .goOn
        }

        /// Writes the free ones of so many starts from `base` on.
        @inline(__always)
        private mutating func write(_ asked: Asked, _ base: Int64, _ count: Int64) {
            let step = asked.step
            // All is counted from the first start: an occupied span that begins within the extent matters to these starts.
            let extent = count &* step
            let beginning = step &- asked.reach &- base
            let passing = asked.bufferBefore &- base &+ step &- 1
            // Starts from this one on have passed the span before; starts below that one are over before the next span.
            var first = asked.steps(in: min(max(latestEnd &+ passing, 0), extent))
            var next = span[0] &+ beginning
            while next < extent {
                let below = asked.steps(in: max(next, 0))
                write(base &+ first &* step, below &- first, step)
                latestEnd = span[1]
                first = asked.steps(in: min(max(latestEnd &+ passing, 0), extent))
                span += 2
                next = span[0] &+ beginning
            }
            write(base &+ first &* step, count &- first, step)
        }

        /// Writes so many starts, four at a time, or none if the count is negative.
        @inline(__always)
        private mutating func write(_ first: Int64, _ count: Int64, _ step: Int64) {
            var start = first
            var next = out
            let end = next + Int(max(count, 0))
            repeat {
                next[0] = start
                start = start &+ step
                next[1] = start
                start = start &+ step
                next[2] = start
                start = start &+ step
                next[3] = start
                start = start &+ step
                next += 4
            } while next < end
            out = end
        }
    }
}

extension SlotSweep {
    /// Opening pieces one after the other, the latest of which is worked on when it is known whether the next one prolongs
    /// it.
    private struct Pieces {
        var place: Place
        /// The piece that is still to be worked on, and the bounds of its starts; none for one that goes through several
        /// segments of the zone.
        private var pendingStart: Int64 = 0
        private(set) var pendingEnd: Int64 = -(1 << 60)
        private var pendingBounds: Bounds?
        private var isPending = false

        init(_ place: Place) { self.place = place }

        /// Adds a piece, now that it is known how far the one before it reaches.
        @inline(__always)
        mutating func add(
            _ start: Int64,
            _ end: Int64,
            within bounds: Bounds?,
            _ asked: Asked,
            _ table: ScheduleTable
        ) -> Signal {
            var reach = pendingEnd
            if start <= pendingEnd {
                // A session that would have to run on beyond this piece too is left to the general way.
                if start < pendingEnd || end &- start < asked.duration { return .beyond }
                reach = end
            }
            let signal = emitPending(asked, table, reaching: reach)
            (pendingStart, pendingEnd, pendingBounds, isPending) = (start, end, bounds, true)
            return signal
        }

        /// Emits the starts of the pending piece, which nothing prolongs.
        @inline(never)
        mutating func emitPending(_ asked: Asked, _ table: ScheduleTable) -> Signal {
            emitPending(asked, table, reaching: pendingEnd)
        }

        /// Emits the starts of the pending piece from which a session ends by `reach`.
        @inline(__always)
        private mutating func emitPending(_ asked: Asked, _ table: ScheduleTable, reaching reach: Int64) -> Signal {
            guard isPending else { return .goOn }
            isPending = false
            guard let pendingBounds else { return emitInSegments(asked, table, reaching: reach) }
            return place.emit(pendingStart, pendingEnd, reaching: reach, within: pendingBounds, asked)
        }

        @inline(never)
        private mutating func emitInSegments(_ asked: Asked, _ table: ScheduleTable, reaching reach: Int64) -> Signal {
            var instant = pendingStart
            while instant < pendingEnd {
                let segment = table.zone.segment(at: instant)
                let bounds = asked.startBounds(in: segment, from: place.earliest)
                let signal = place.emit(pendingStart, pendingEnd, reaching: reach, within: bounds, asked)
                guard signal == .goOn else { return signal }
                instant = segment.end
            }
            return .goOn
        }
    }
}

extension ZoneSpan {
    /// Whether this segment alone shows the hours of a date, which end by `latestEnd` of its seconds.
    @inline(__always)
    fileprivate func shows(_ day: Int, _ latestEnd: Int64) -> Bool {
        let midnight = Int64(day) &* 86_400
        return wallStart <= midnight && midnight &+ latestEnd <= wallEnd
    }

    /// The number of the last such date.
    @inline(__always)
    fileprivate func lastShownDay(_ latestEnd: Int64) -> Int {
        (min(wallEnd, 1 << 50) &- latestEnd).flooredDay
    }
}

extension UnsafeBufferPointer<Int64> {
    /// The position of the first of ascending bounds whose span ends after an instant.
    @inline(__always)
    fileprivate func placeOfSpan(endingAfter instant: Int64) -> Int {
        var lower = 0
        var size = count &>> 1
        while size > 1 {
            let half = size &>> 1
            lower = self[2 &* (lower &+ half) &- 1] <= instant ? lower &+ half : lower
            size &-= half
        }
        return 2 &* lower
    }
}
