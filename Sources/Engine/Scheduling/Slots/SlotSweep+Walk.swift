import CivilTime
import Intervals

extension SlotSweep {
    /// Walks the dates that can have starts and, where hours can reach into the next date or meet its hours, one before and
    /// one after.
    @inline(never)
    internal static func walk(
        _ days: ClosedRange<Int>,
        _ asked: Asked,
        _ here: ZoneSpan,
        _ table: ScheduleTable,
        _ place: inout Place
    ) -> Signal {
        let latestEnd = table.hours.latestEnd
        // The hours of the last date may touch those of the next, and the piece they make is longer than either.
        let endsWithDay = latestEnd < 86_400 && here.shows(days.upperBound, 86_400)
        let lastDay = min(days.upperBound + (endsWithDay ? 0 : 1), CivilDate.max.daysSinceEpoch)
        // The hours of the date before reach into the first one only where some end after midnight.
        var day = max(days.lowerBound - (latestEnd > 86_400 ? 1 : 0), CivilDate.min.daysSinceEpoch)
        var here = here
        var pieces = Pieces(place)
        defer { place = pieces.place }
        while day <= lastDay {
            let signal: Signal
            // The last date went beyond this segment: the zone is asked again, once for each change of its offset.
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
        // No date follows that could prolong the last piece.
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
        // Pieces can be worked on at once only if none touches its neighbour, and neither end touches what lies beyond.
        guard latestEnd < 86_400, pieces.pendingEnd < midnight, isAll || end < here.wallEnd else {
            return walkJoining(days, asked, here.segment, table, &pieces)
        }
        let signal = pieces.emitPending(asked, table)
        guard signal == .goOn else { return signal }
        return walkApart(days, asked, firstOnly: asked.firstOnly, here.segment, table, &pieces.place)
    }

    /// Walks dates whose hours a segment alone shows, and none of which meets what is before or after it.
    @inline(__always)
    internal static func walkApart(
        _ days: ClosedRange<Int>,
        _ asked: Asked,
        firstOnly: Bool,
        _ segment: ZoneSegment,
        _ table: ScheduleTable,
        _ place: inout Place
    ) -> Signal {
        let bounds = asked.startBounds(in: segment, from: place.earliest)
        return table.hours.eachPeriod(of: days) { start, end, midnight in
            // Wrapping sums, as dates and offsets are far from the ends of an integer, and a check would be a branch.
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
            // The offset of the period before is near enough: what it misses, the comparison below finds out.
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
        // Wall readings come from instants within this distance of them, whatever the zone.
        var instant = start - Asked.greatestOffset
        while instant < end + Asked.greatestOffset {
            let segment = table.zone.segment(at: instant)
            assert(instant < segment.end, "each segment comes nearer to the end")
            // What the segment shows of the period; nothing where the clocks skip it, and some of it twice where they go back.
            let lower = max(segment.start, start - segment.offset)
            let upper = min(segment.end, end - segment.offset)
            if lower < upper {
                // Spans that touch are one piece. The first time there is none to add yet.
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
