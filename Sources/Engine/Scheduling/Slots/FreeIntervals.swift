import Intervals

extension PreparedCalendar {
    /// The beginning of open time without one: earlier than every instant.
    internal static var endless: Int64 { .min }

    /// The longest spans of open time, from pieces in order of start.
    internal func stretches(of pieces: [Interval]) -> [Interval] {
        assert(zip(pieces, pieces.dropFirst()).allSatisfy { $0.start <= $1.start }, "pieces come in order of start")
        var stretches: [Interval] = []
        stretches.reserveCapacity(pieces.count)
        for piece in pieces {
            // Pieces that only touch are one stretch: a session may lie across midnight.
            if let last = stretches.last, piece.start <= last.end {
                if piece.end > last.end {
                    stretches[stretches.count - 1] = Interval(start: last.start, end: piece.end)
                }
            } else {
                stretches.append(piece)
            }
        }
        return stretches
    }

    /// When the open time that holds `instant` began, ``endless`` when it has no beginning.
    ///
    /// O(days) back to the beginning; O(log e) for *e* dates with exceptions when the weekly hours never close.
    internal func beginning(ofStretchAt instant: Int64) -> Int64 {
        if hours.coversWholeWeek {
            let closings = closedByExceptions
            let after = closings.firstIndex(endingAfter: instant)
            return after == 0 ? Self.endless : closings[after - 1].end
        }
        let earliest = StartBounds.earliest
        var beginning = instant
        var width: Int64 = 2 * 86_400
        while beginning > earliest {
            let lower = max(beginning - width, earliest)
            let known = stretches(of: openPieces(from: lower, to: beginning + 1))
            guard let stretch = known.last, stretch.end >= beginning else { return beginning }
            beginning = min(beginning, stretch.start)
            if beginning > lower { return beginning }
            // Doubled, as most open time begins within a day or two, and a search back to year 1 has to end soon.
            width = min(2 * width, 64 * 86_400)
        }
        return Self.endless
    }

    /// The stretches of `pieces`, the first of them with its true beginning.
    ///
    /// `pieces` must be all that meet an interval that begins at `lower`.
    internal func completeStretches(of pieces: [Interval], from lower: Int64) -> [Interval] {
        var stretches = stretches(of: pieces)
        if let first = stretches.first, first.start <= lower {
            stretches[0] = Interval(start: beginning(ofStretchAt: lower), end: first.end)
        }
        return stretches
    }

    /// What occupied time leaves of `stretches`, the buffers of a service kept: each span begins where a session could
    /// begin again and ends where the last one must have ended.
    ///
    /// Spans that end at or before `lower` may be left out. O(log n + k).
    internal func freeIntervals(of stretches: [Interval], _ rules: SlotRules, from lower: Int64) -> [Interval] {
        let bounds = blocked.bounds
        var block = blocked.firstIndex(endingAfter: lower - rules.bufferBefore)
        var free: [Interval] = []
        free.reserveCapacity(stretches.count)
        for stretch in stretches {
            var start = stretch.start
            // What was blocked before the stretch may need its buffer within it.
            if block > 0 { start = max(start, bounds[2 * block - 1] + rules.bufferBefore) }
            while start < stretch.end {
                // Bounds are starts and ends in turns: two for each blocked span.
                let isLast = 2 * block == bounds.count
                let end = isLast ? stretch.end : min(stretch.end, bounds[2 * block] - rules.bufferAfter)
                if start < end { free.append(Interval(start: start, end: end)) }
                if end == stretch.end { break }
                start = max(start, bounds[2 * block + 1] + rules.bufferBefore)
                block += 1
            }
        }
        return free
    }
}
