/// The bookings that were counted, where each counts once.
struct SeenBookings {
    private var lines: [UInt64: UInt32] = [:]

    /// Rows that were left out.
    private(set) var repeats = Repeats()

    /// Inserts a row's booking; returns whether it is the first row of it.
    mutating func isFirst(_ row: borrowing CancellationRow, line: Int) -> Bool {
        let key = BookingKey.of(row)
        guard let earlier = lines[key] else {
            lines[key] = UInt32(truncatingIfNeeded: line)
            return true
        }
        repeats.add(line: line, earlier: Int(earlier))
        return false
    }
}
