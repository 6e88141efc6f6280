/// The distance of two starts on a grid, ready to be divided by.
internal struct GridStep: Hashable, Sendable {
    /// The distance; no more than ``longestPiece``, as any step beyond leaves an opening piece one start.
    internal let seconds: Int64
    /// 2⁴⁵ divided by the distance, rounded up.
    private let inverse: UInt64

    /// Longer than any opening piece: two days of hours and twice the greatest offset.
    private static let longestPiece: Int64 = 1 << 19

    internal init(_ step: Int64) {
        assert(step > 0, "starts ascend")
        seconds = min(step, Self.longestPiece)
        // One more than the quotient, even where the division is exact: too small an inverse would lose a step, and one
        // that is too great by so little gains none at these distances.
        inverse = (1 << 45) / UInt64(bitPattern: seconds) &+ 1
    }

    /// The whole steps in a distance: exact, as long as it has neither 2²¹ seconds nor 400,000 steps.
    @inline(__always)
    internal func steps(in distance: Int64) -> Int64 {
        let steps = Int64(bitPattern: (UInt64(bitPattern: distance) &* inverse) &>> 45)
        assert(steps == distance / seconds, "the distance is too long to be multiplied by the inverse")
        return steps
    }
}
