/// How long before their sessions bookings were made.
package struct LeadTime: Hashable, Sendable {
    /// The sum of all times.
    package private(set) var seconds: Int64 = 0

    /// How many bookings there are of each class, in the order of ``bounds``; the last class has no bound.
    package private(set) var classes: [Int64]

    /// The days below which a time is of a class.
    package static let bounds: [Int64] = [1, 3, 7, 14, 30]

    package init() {
        classes = Array(repeating: 0, count: Self.bounds.count + 1)
    }

    package var count: Int64 { classes.reduce(0, +) }

    /// Rounded down; `nil` without bookings.
    package var averageSeconds: Int64? { count > 0 ? seconds / count : nil }

    /// Counts a booking; one that was made after its session began counts as made at its start.
    mutating func add(_ time: Int64) {
        let time = max(time, 0)
        seconds += time
        classes[Self.bounds.firstIndex { time < $0 * 86_400 } ?? Self.bounds.count] += 1
    }

    /// The classes as a column holds them.
    var text: String { classes.map(String.init).joined(separator: ",") }

    /// `nil` if the text is not one of a column.
    init?(seconds: Int64, text: String) {
        let classes = text.split(separator: ",").compactMap { Int64($0) }
        guard classes.count == Self.bounds.count + 1 else { return nil }
        self.seconds = seconds
        self.classes = classes
    }
}
