/// An instant as exact as it was written, however many digits its second has behind the point.
public struct FractionalInstant: Hashable, Comparable, Sendable {
    /// UTC seconds since 1970, with the fraction dropped: that rounds toward the past.
    public let seconds: Int64

    /// The decimal digits behind the point without zeros at the end, so that their order is that of the fractions.
    private let fraction: String

    internal init(seconds: Int64, fraction: String) {
        assert(fraction.utf8.allSatisfy { $0.decimalDigit != nil }, "a fraction is digits, which order as text does")
        self.seconds = seconds
        // `.5` and `.50` are one instant, and texts are equal only when they are written alike.
        let zeros = fraction.reversed().prefix { $0 == "0" }.count
        self.fraction = String(fraction.dropLast(zeros))
    }

    /// The first whole second that is not before it.
    public var roundedUp: Int64 {
        fraction.isEmpty ? seconds : seconds + 1
    }

    /// Orders by time.
    public static func < (left: FractionalInstant, right: FractionalInstant) -> Bool {
        (left.seconds, left.fraction) < (right.seconds, right.fraction)
    }
}
