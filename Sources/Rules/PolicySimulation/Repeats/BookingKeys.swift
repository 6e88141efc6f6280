/// The numbers of the bookings of rows that count, each with the line of its row.
struct BookingKeys: Sendable {
    private(set) var keys: [UInt64] = []
    private(set) var lines: [UInt32] = []

    /// Rows of a usual chunk, so that growing copies nothing.
    private static let usualCount = 6_000

    mutating func append(_ key: UInt64, line: Int) {
        if keys.isEmpty {
            keys.reserveCapacity(Self.usualCount)
            lines.reserveCapacity(Self.usualCount)
        }
        keys.append(key)
        lines.append(UInt32(truncatingIfNeeded: line))
    }
}
