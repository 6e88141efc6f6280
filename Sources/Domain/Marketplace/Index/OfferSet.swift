import Bookings

/// Some of a provider's services, by their places: a plain value, as every search makes one for each provider.
struct OfferSet: Sendable {
    private var bits = SIMD4<UInt64>()

    var isEmpty: Bool { bits == SIMD4() }

    /// The first place.
    var first: Int? { next(from: 0) }

    mutating func insert(_ place: Int) {
        assert(place < CalendarLoader.maximumServices && CalendarLoader.maximumServices <= 256, "No more are read.")
        bits[place >> 6] |= 1 << UInt64(place & 63)
    }

    /// The first place that is `place` or later.
    func next(from place: Int) -> Int? {
        var (word, from) = (place >> 6, UInt64(place & 63))
        while word < SIMD4<UInt64>.scalarCount {
            let rest = bits[word] & (~0 << from)
            if rest != 0 { return word << 6 + rest.trailingZeroBitCount }
            (word, from) = (word + 1, 0)
        }
        return nil
    }
}
