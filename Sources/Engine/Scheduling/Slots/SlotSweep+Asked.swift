import CivilTime

extension SlotSweep {
    /// What is asked, in the numbers that a sweep needs.
    internal struct Asked {
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
            // Unless this segment shows the first wall reading, the widest offset stands for the unknown one.
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
}
