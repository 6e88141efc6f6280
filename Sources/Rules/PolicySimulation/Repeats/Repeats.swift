/// Rows that repeat the booking of an earlier row.
public struct Repeats: Hashable, Sendable {
    /// A row and the earlier one, by their lines.
    public struct Pair: Hashable, Sendable {
        /// That of the row, from 1; the header is line 1.
        public let line: Int

        /// That of the first row of the same booking.
        public let earlier: Int
    }

    /// How many rows repeat another.
    public private(set) var count = 0

    /// The first of them.
    public private(set) var first: [Pair] = []

    /// Whether all rows were looked at; not those of an input beyond 16,777,216 rows.
    public internal(set) var isComplete = true

    init(isComplete: Bool = true) {
        self.isComplete = isComplete
    }

    mutating func add(line: Int, earlier: Int, maximumNamed: Int = 20) {
        count += 1
        if first.count < maximumNamed { first.append(Pair(line: line, earlier: earlier)) }
    }

    /// `2 rows repeat a booking of an earlier row: line 3 that of line 2, line 9 that of line 2`; `nil` without any.
    public var description: String? {
        guard count > 0 else { return nil }
        let pairs = first.map { "line \($0.line) that of line \($0.earlier)" }.joined(separator: ", ")
        let more = count > first.count ? " and \(count - first.count) more" : ""
        return "\(count) \(count == 1 ? "row repeats" : "rows repeat") the booking of an earlier row: \(pairs)\(more)"
    }
}
