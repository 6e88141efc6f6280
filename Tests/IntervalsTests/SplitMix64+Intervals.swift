import Intervals
import TestSupport

extension SplitMix64 {
    mutating func interval() -> Interval {
        let start = Int64.random(in: 0..<256, using: &self)
        return Interval(start: start, end: min(256, start + Int64.random(in: 0...24, using: &self)))
    }

    mutating func intervals() -> [Interval] {
        (0..<Int.random(in: 0...24, using: &self)).map { _ in interval() }
    }
}
