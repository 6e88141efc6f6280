/// Hashes a booking's identity to 64 bits.
///
/// Among ten million bookings, the probability of any collision is one in 300,000.
enum BookingKey {
    private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The hash of a booking of a provider, by their bytes.
    ///
    /// `ByteLanes.overhang` bytes after each field must be readable. O(*n*), eight bytes at a time.
    static func of(_ row: borrowing CancellationRow) -> UInt64 {
        mix(row.provider, mix(row.booking, 0))
    }

    private static func mix(_ field: UnsafeBufferPointer<UInt8>, _ start: UInt64) -> UInt64 {
        guard let bytes = field.baseAddress else { return start }
        var state = start ^ UInt64(field.count) &* multiplier
        var place = 0
        while place < field.count {
            var word = ByteLanes.load(bytes + place)
            let left = field.count - place
            if left < 8 { word &= ~0 >> UInt64(64 - left * 8) }
            let product = (state ^ word).multipliedFullWidth(by: multiplier)
            state = product.high ^ product.low ^ word &* multiplier
            place += 8
        }
        return state
    }
}
