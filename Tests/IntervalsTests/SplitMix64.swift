import Intervals

/// Sebastiano Vigna's SplitMix64.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func interval() -> Interval {
        let start = Int64.random(in: 0..<256, using: &self)
        return Interval(start: start, end: min(256, start + Int64.random(in: 0...24, using: &self)))
    }

    mutating func intervals() -> [Interval] {
        (0..<Int.random(in: 0...24, using: &self)).map { _ in interval() }
    }
}
