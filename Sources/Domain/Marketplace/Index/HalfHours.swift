/// The half-hours of a date, as its clocks show it, in which sessions begin: a bit for each.
struct HalfHours: Hashable, Sendable {
    private let bits: UInt64

    /// For a date on which clocks are changed.
    static let unknown = HalfHours(bits: .max)

    private init(bits: UInt64) {
        self.bits = bits
    }

    /// Those of starts in seconds after the beginning of the date, below 86,400.
    init(_ starts: some Sequence<Int64>) {
        bits = starts.reduce(0) { $0 | 1 << UInt64($1 / Self.length) }
    }

    enum Begin: Hashable {
        /// Sessions begin, and none before this half-hour.
        case notBefore(Int)
        case nowhere
        case unknown
    }

    /// Before which half-hour none of the sessions begins that begin from `first` to `last` seconds after the beginning of the date.
    func begin(from first: Int64, through last: Int64) -> Begin {
        if self == .unknown { return .unknown }
        let (from, through) = (max(0, first), min(86_399, last))
        guard from <= through else { return .nowhere }
        let touched = bits & Self.mask(from / Self.length, through / Self.length)
        guard touched != 0 else { return .nowhere }
        // Of half-hours of which only a part is asked for, it cannot be told in which part sessions begin.
        let whole = bits & Self.mask((from + Self.length - 1) / Self.length, (through + 1) / Self.length - 1)
        return whole == 0 ? .unknown : .notBefore(touched.trailingZeroBitCount)
    }

    /// The first in which a session begins; `nil` if there is none.
    var first: Int? { bits == 0 ? nil : bits.trailingZeroBitCount }

    /// In seconds.
    static let length: Int64 = 1_800

    private static func mask(_ first: Int64, _ last: Int64) -> UInt64 {
        first > last ? 0 : (1 << UInt64(last + 1) - 1) & ~(1 << UInt64(first) - 1)
    }
}
