extension SlotSweep {
    /// How far the sweep has come.
    internal struct Place {
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
            assert(end <= reach, "what prolongs a piece does not cut it short")
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
                // The first start of the grid at or after the bound.
                base = base &+ asked.steps(in: lower &- base &+ step &- 1) &* step
            }
            guard base <= last else { return .goOn }
            let count = asked.steps(in: last &- base) &+ 1
            let begin = out
            if begin + Int(count) > limit {
                let room = Int64(limit - begin)
                resumption = base &+ room &* step
                write(asked, base, room)
                assert(out <= limit, "no more starts are kept than there is room for")
                // A first slot that was found needs no more room.
                return firstOnly && out > begin ? .stop : .full
            }
            write(asked, base, count)
            assert(begin <= out && out <= limit, "no more starts are kept than were counted")
            return firstOnly && out > begin ? .stop : .goOn
        }

        /// Writes the free ones of so many starts from `base` on.
        @inline(__always)
        private mutating func write(_ asked: Asked, _ base: Int64, _ count: Int64) {
            let step = asked.step
            // All is counted from the first start: a span that begins within the extent matters to these starts.
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
                assert(latestEnd <= span[0], "spans ascend, so that the one before matters by its end alone")
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
            // At least once, though the count may be zero: a loop that need not run would be one more branch.
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
