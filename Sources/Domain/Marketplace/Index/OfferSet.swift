import Bookings

/// Some of a provider's services, by their places: a plain value, as every search makes one for each provider.
struct OfferSet: Sendable {
    /// A bit for each of the first 64 places, which are all that most providers have.
    private var first64: UInt64 = 0

    /// Of the places that follow, 64 in each.
    private var others: (UInt64, UInt64, UInt64) = (0, 0, 0)

    var isEmpty: Bool { first64 == 0 && others == (0, 0, 0) }

    /// The first place.
    var first: Int? { next(from: 0) }

    mutating func insert(_ place: Int) {
        assert(place < CalendarLoader.maximumServices && CalendarLoader.maximumServices <= 256, "No more are read.")
        let bit: UInt64 = 1 << UInt64(place & 63)
        switch place >> 6 {
        case 0: first64 |= bit
        case 1: others.0 |= bit
        case 2: others.1 |= bit
        default: others.2 |= bit
        }
    }

    /// The first place that is `place` or later.
    func next(from place: Int) -> Int? {
        if place < 64 {
            let rest = first64 & (~0 << UInt64(place))
            if rest != 0 { return rest.trailingZeroBitCount }
        }
        guard others != (0, 0, 0) else { return nil }
        for (number, bits) in zip(1..., [others.0, others.1, others.2]) where place < (number + 1) << 6 {
            let rest = bits & (~0 << UInt64(max(0, place - number << 6)))
            if rest != 0 { return number << 6 + rest.trailingZeroBitCount }
        }
        return nil
    }
}
