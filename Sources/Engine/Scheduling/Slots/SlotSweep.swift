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

    /// The answer to a search for the first slot.
    internal enum FirstSlot {
        case at(Int64)
        /// No start within the bounds is a slot.
        case nowhere
        /// A sweep cannot answer this.
        case beyond
    }

    /// Between which instants starts may lie, the upper one exclusive.
    internal typealias Bounds = (lower: Int64, upper: Int64)

    /// Whether a step of the sweep was the last one, and why.
    internal enum Signal { case goOn, stop, full, beyond }

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
                // What room the array has is used before it grows; then it doubles, so that a year takes few steps.
                starts.append(addingCapacity: spare > 16 ? spare : max(96, starts.count)) { span in
                    span.withUnsafeMutableBufferPointer { room, count in
                        (ending, count) = run(table, occupied, asked, from: earliest, firstOnly: false, into: room)
                    }
                }
                switch ending {
                case .complete: return true
                // The rest is swept from the first start that found no room.
                case .full(let start): earliest = start
                case .beyond:
                    starts.removeLast(starts.count - kept)
                    return false
                }
            }
        }
    }

    /// The first slot within `bounds`.
    internal static func first(
        _ table: ScheduleTable,
        _ occupied: UnsafeBufferPointer<Int64>,
        _ rules: SlotRules,
        _ bounds: StartBounds
    ) -> FirstSlot {
        withUnsafeTemporaryAllocation(of: Int64.self, capacity: 128) { room in
            // The first start needs no room in the heap.
            let asked = Asked(rules, bounds, firstOnly: true)
            var earliest = bounds.instants.lowerBound
            while earliest < asked.latest {
                let (ending, count) = run(table, occupied, asked, from: earliest, firstOnly: true, into: room)
                switch ending {
                case .complete: return count > 0 ? .at(room[0]) : .nowhere
                case .full(let start): earliest = start
                case .beyond: return .beyond
                }
            }
            return .nowhere
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
        assert(room.count > 8, "four starts are written ahead of the limit")
        // One look at the zone is all that most ranges need: a range rarely meets a change of the offset.
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
        assert(begin <= place.out && place.out <= place.limit, "the starts lie in the room")
        switch signal {
        case .goOn, .stop: return (.complete, place.out - begin)
        case .full: return (.full(place.resumption), place.out - begin)
        case .beyond: return (.beyond, 0)
        }
    }
}

extension UnsafeBufferPointer<Int64> {
    /// The position of the first of ascending bounds whose span ends after an instant.
    @inline(__always)
    fileprivate func placeOfSpan(endingAfter instant: Int64) -> Int {
        assert(count >= 4 && count.isMultiple(of: 2), "a span before all time and one after it stand at the ends")
        var lower = 0
        var size = count &>> 1
        // Halved by a choice of two values instead of a branch, which could be mispredicted.
        while size > 1 {
            let half = size &>> 1
            lower = self[2 &* (lower &+ half) &- 1] <= instant ? lower &+ half : lower
            size &-= half
        }
        return 2 &* lower
    }
}
