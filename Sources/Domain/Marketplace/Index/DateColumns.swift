/// A value of each of many services for each of the coming dates, in a column for each date, so that what a search for one date reads lies
/// next to each other.
struct DateColumns<Element: Sendable>: Sendable {
    /// How many services there are.
    private var rows = 0

    /// For how many services each column has room.
    private var capacity = 0

    /// Column after column.
    ///
    /// A date is in the column of its number modulo ``StartsByDate/days``: no service has more dates, so that each column holds one date
    /// of each.
    private var elements: [Element] = []

    /// Where there is none.
    private let empty: Element

    init(empty: Element) {
        self.empty = empty
    }

    /// The value of the service in a row for a date that it has.
    @inline(__always)
    subscript(row: Int, day: Int) -> Element { elements[Self.column(of: day) * capacity + row] }

    /// Replaces some services by others, which have a value for each date from the first one on.
    ///
    /// O(all) unless their number stays the same or they are the last.
    mutating func replace(_ old: Range<Int>, with new: [(firstDay: Int, elements: [Element])]) {
        let count = rows - old.count + new.count
        if count > capacity || (new.count != old.count && old.upperBound < rows) { makeRoom(at: old, for: new.count) }
        rows = count
        for (row, dates) in zip(old.lowerBound..., new) {
            for (day, element) in zip(dates.firstDay..., dates.elements) {
                elements[Self.column(of: day) * capacity + row] = element
            }
        }
    }

    /// Moves the services after some, so that these can be replaced by `count` others.
    private mutating func makeRoom(at old: Range<Int>, for count: Int) {
        let total = rows - old.count + count
        let capacity = total > self.capacity ? max(total, 2 * self.capacity) : self.capacity
        var moved = [Element](repeating: empty, count: StartsByDate.days * capacity)
        for column in 0..<StartsByDate.days {
            let (from, to) = (column * self.capacity, column * capacity)
            for row in 0..<old.lowerBound { moved[to + row] = elements[from + row] }
            for row in old.upperBound..<rows { moved[to + row - old.count + count] = elements[from + row] }
        }
        self.capacity = capacity
        elements = moved
    }

    @inline(__always)
    private static func column(of day: Int) -> Int {
        let remainder = day % StartsByDate.days
        return remainder < 0 ? remainder + StartsByDate.days : remainder
    }
}
