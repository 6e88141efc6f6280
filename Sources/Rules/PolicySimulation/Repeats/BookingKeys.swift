/// The numbers of the bookings of rows that count, each with the line of its row.
struct BookingKeys: Sendable {
    private(set) var keys: [UInt64] = []
    private(set) var lines: [UInt32] = []

    mutating func append(_ key: UInt64, line: Int) {
        keys.append(key)
        lines.append(UInt32(truncatingIfNeeded: line))
    }
}
