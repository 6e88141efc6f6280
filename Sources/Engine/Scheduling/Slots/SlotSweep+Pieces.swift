import CivilTime

extension SlotSweep {
    /// Opening pieces one after the other, the latest of which is worked on when it is known whether the next one prolongs
    /// it.
    internal struct Pieces {
        var place: Place
        /// The piece that is still to be worked on, and the bounds of its starts; `nil` for one that goes through several
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
            assert(start < end, "a piece is not empty, so that it can prolong the one before")
            var reach = pendingEnd
            if start <= pendingEnd {
                // A session that would have to run on beyond this piece too is left to the general way.
                if start < pendingEnd || end &- start < asked.duration { return .beyond }
                reach = end
            }
            // This piece waits until its successor is known, because a session may end in that.
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
                assert(instant < segment.end, "each segment comes nearer to the end")
                let bounds = asked.startBounds(in: segment, from: place.earliest)
                let signal = place.emit(pendingStart, pendingEnd, reaching: reach, within: bounds, asked)
                guard signal == .goOn else { return signal }
                instant = segment.end
            }
            return .goOn
        }
    }
}
