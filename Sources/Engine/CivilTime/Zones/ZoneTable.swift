/// All transitions of a zone: those listed by its file, then those of its rule for the years after.
///
/// The rule's transitions are laid out for a little over 400 years. Later instants are looked up whole periods of 400 years
/// earlier, since the Gregorian calendar repeats, days of the week included, every 400 years.
internal final class ZoneTable: Sendable {
    /// More than any offset from UTC that a file may hold, in seconds.
    internal static let greatestOffset: Int64 = 26 * 3_600

    /// From here on, past the year 10,000, the offset no longer changes, so that all time has finitely many spans.
    private static let lastInstant: Int64 = 1 << 38

    /// 146,097 days.
    private static let period: Int64 = 146_097 * 86_400

    /// Where each span of one offset begins; the first is `Int64.min`, the rest ascend strictly.
    private let starts: [Int64]

    /// The offset of the span that begins at the same position of `starts`; neighbours differ.
    private let offsets: [Int64]

    /// Instants from here on repeat those a period earlier; `nil` when the last offset holds for ever.
    private let repeatsFrom: Int64?

    /// Each span with the wall readings that it alone shows; they end before they start where it shares them all.
    private let spans: [ZoneSpan]

    /// The positions of the spans that hold the first instants of the stretches, a hundred days each, from 1970 to 2106,
    /// or for as long as time does not repeat itself.
    private let stretches: [Int32]

    /// A stretch has 2²³ seconds; 512 of them have 2³².
    private static let stretchBits: Int64 = 23

    /// Makes the table of a file's transitions and of what its footer says about the time from the last of them on.
    internal init(starts: [Int64], offsets: [Int64], footer: RecurringRule.Footer?) {
        precondition(starts.first == .min && starts.count == offsets.count, "a table covers all time")
        var starts = starts
        var offsets = offsets
        var repeatsFrom: Int64?
        switch footer {
        case nil: break
        case .constant(let offset): offsets[offsets.count - 1] = offset
        case .recurring(let rule):
            // A file without transitions leaves all time to its footer; before 1900 no clock was ever put forward.
            let last = starts.count > 1 ? starts[starts.count - 1] : -2_208_988_800
            let firstYear = WallDateTime(clampingWallSeconds: last).date.year
            // Two years more than a period, so that what is looked up a period earlier lies after the
            // file's last transition.
            let end = Int64(CivilDate.daysSinceEpoch(year: firstYear + 402, month: 1, day: 1)) * 86_400
            for (instant, offset) in rule.transitions(years: (firstYear - 1)...(firstYear + 402)) where instant < end {
                if instant <= last {
                    // What the rule says by the last transition decides which offset holds from there on.
                    offsets[starts.count - 1] = offset
                } else {
                    starts.append(instant)
                    offsets.append(offset)
                }
            }
            repeatsFrom = end
        }
        (starts, offsets) = Self.joined(starts, offsets)
        (self.starts, self.offsets) = (starts, offsets)
        self.repeatsFrom = repeatsFrom
        spans = Self.spans(starts, offsets, end: repeatsFrom)
        // Beyond the end of the table a position would be that of the last span, not of the one that repeats.
        let end = min(512, max(0, repeatsFrom ?? .max) >> Self.stretchBits)
        stretches = (0...end).map { stretch in
            Int32(Self.position(of: stretch << Self.stretchBits, in: starts, from: 0, size: starts.count))
        }
        assertInvariants()
    }

    /// Stops a debug build when the table is not what its look-ups rest on.
    ///
    /// O(t), nothing in release.
    private func assertInvariants() {
        assert(starts.first == .min, "the first span has no beginning")
        assert(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }, "spans ascend, none of them empty")
        assert(zip(offsets, offsets.dropFirst()).allSatisfy { $0 != $1 }, "neighbours differ")
        assert(offsets.allSatisfy { abs($0) < Self.greatestOffset }, "margins are wider than any offset")
        assert(starts.count == offsets.count && starts.count == spans.count, "each span has its offset")
        assert(zip(stretches, stretches.dropFirst()).allSatisfy { $0 <= $1 }, "later stretches have later spans")
    }

    /// Every span with the wall readings that no span before or after it shows.
    ///
    /// Where the table ends because time repeats itself, the last two days are left out.
    private static func spans(_ starts: [Int64], _ offsets: [Int64], end: Int64?) -> [ZoneSpan] {
        var readings: [(start: Int64, end: Int64)] = []
        // The latest reading that a span so far has shown, and then the earliest of those that follow.
        var latest: Int64 = .min
        for position in starts.indices {
            if position > 0 {
                latest = max(latest, starts[position].addingSaturated(max(offsets[position - 1], offsets[position])))
            }
            readings.append((latest, .max))
        }
        // Spans behind the end show no reading that is earlier than this, whatever their offsets.
        var earliest: Int64 = end.map { $0 - 2 * greatestOffset } ?? .max
        for position in starts.indices.reversed() {
            readings[position].end = earliest
            guard position > 0 else { break }
            earliest = min(earliest, starts[position].addingSaturated(min(offsets[position - 1], offsets[position])))
        }
        return starts.indices.map { position in
            let next = position + 1 < starts.count ? starts[position + 1] : end ?? .max
            return ZoneSpan(
                segment: ZoneSegment(
                    start: starts[position],
                    end: next >= lastInstant ? .max : next,
                    offset: offsets[position]
                ),
                wallStart: readings[position].start,
                wallEnd: readings[position].end
            )
        }
    }

    /// Drops spans that are empty or have the offset of the one before.
    private static func joined(_ starts: [Int64], _ offsets: [Int64]) -> ([Int64], [Int64]) {
        var joinedStarts: [Int64] = []
        var joinedOffsets: [Int64] = []
        for (start, offset) in zip(starts, offsets) {
            // Two changes at one instant leave a span of no length: the later one is what holds.
            if let last = joinedStarts.last, last >= start {
                joinedStarts.removeLast()
                joinedOffsets.removeLast()
            }
            guard joinedOffsets.last != offset else { continue }
            joinedStarts.append(start)
            joinedOffsets.append(offset)
        }
        return (joinedStarts, joinedOffsets)
    }

    internal func offset(at instant: Int64) -> Int64 {
        let instant = min(instant, Self.lastInstant)
        return offsets[position(of: instant - shift(of: instant))]
    }

    internal func segments(from start: Int64, to end: Int64) -> [ZoneSegment] {
        var segments: [ZoneSegment] = []
        var instant = start
        while instant < end {
            // Held here, because shifting an instant near the end of `Int64` by periods could overflow.
            let known = min(instant, Self.lastInstant)
            let shift = shift(of: known)
            let position = position(of: known - shift)
            let next = position + 1 < starts.count ? starts[position + 1] : repeatsFrom ?? .max
            let isLast = next >= Self.lastInstant - shift
            let segmentEnd = isLast ? end : min(next + shift, end)
            assert(instant < segmentEnd, "each round comes nearer to the end")
            if let last = segments.last, last.offset == offsets[position] {
                segments[segments.count - 1] = ZoneSegment(start: last.start, end: segmentEnd, offset: last.offset)
            } else {
                segments.append(ZoneSegment(start: instant, end: segmentEnd, offset: offsets[position]))
            }
            instant = segmentEnd
        }
        return segments
    }

    internal func segment(at instant: Int64) -> ZoneSegment { span(at: instant).segment }

    @inline(__always)
    internal func span(at instant: Int64) -> ZoneSpan {
        if let position = nearPosition(of: instant) { return spans[position] }
        return farSpan(at: instant)
    }

    @inline(never)
    private func farSpan(at instant: Int64) -> ZoneSpan {
        let known = min(instant, Self.lastInstant)
        let shift = shift(of: known)
        let span = spans[position(of: known - shift)]
        return shift == 0 ? span : span.later(by: shift, endOfTime: Self.lastInstant)
    }

    /// How much later `instant` is than the one of the table that stands for it, a multiple of 400 years.
    private func shift(of instant: Int64) -> Int64 {
        guard let repeatsFrom, instant >= repeatsFrom else { return 0 }
        return ((instant - repeatsFrom) / Self.period + 1) * Self.period
    }

    /// The position of the last span that begins at or before `instant`.
    ///
    /// O(1) where the stretches reach, else O(log t).
    @inline(__always)
    private func position(of instant: Int64) -> Int {
        nearPosition(of: instant) ?? Self.position(of: instant, in: starts, from: 0, size: starts.count)
    }

    /// The same, nothing where the stretches do not reach.
    ///
    /// O(1), as no zone changes its offset more than a few times in a hundred days.
    @inline(__always)
    private func nearPosition(of instant: Int64) -> Int? {
        // An instant before 1970 becomes a huge number without its sign, so that one comparison refuses both sides.
        let stretch = Int(truncatingIfNeeded: UInt64(bitPattern: instant) &>> UInt64(Self.stretchBits))
        guard stretch &+ 1 < stretches.count else { return nil }
        let last = Int(stretches[stretch &+ 1])
        var position = Int(stretches[stretch])
        while position < last, starts[position &+ 1] <= instant { position &+= 1 }
        assert(starts[position] <= instant, "the span has begun")
        assert(position + 1 == starts.count || instant < starts[position + 1], "and is not over")
        return position
    }

    /// The same among `size` spans, of which the first begins at or before `instant`.
    private static func position(of instant: Int64, in starts: [Int64], from first: Int, size: Int) -> Int {
        assert(starts[first] <= instant, "the answer is the first span or a later one")
        var lower = first
        var size = size
        while size > 1 {
            let half = size / 2
            if starts[lower + half] <= instant { lower += half }
            size -= half
        }
        return lower
    }
}

extension ZoneTable: Equatable {
    internal static func == (left: ZoneTable, right: ZoneTable) -> Bool {
        left === right
            || (left.starts == right.starts && left.offsets == right.offsets && left.repeatsFrom == right.repeatsFrom)
    }
}
