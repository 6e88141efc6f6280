import Scheduling

/// The seats of its session that a booking has.
package struct BookedSeats: Hashable, Sendable {
    /// The lowest, from 1.
    package let first: Int

    /// The others, ascending; empty for most bookings, which thereby allocate nothing.
    let others: [Int]

    /// Whether all numbers are stored, as they are where a booking at the start takes several or could.
    ///
    /// The schema keeps the first seats of bookings apart everywhere, and all their seats where they are stored.
    let areStored: Bool

    /// - Precondition: `others` ascend from above `first`, and are stored if there are any.
    package init(first: Int, others: [Int] = [], areStored: Bool = false) {
        precondition(first > 0 && (others.isEmpty || areStored), "Several seats are stored.")
        assert(zip([first] + others, others).allSatisfy { $0 < $1 }, "Seats ascend.")
        self.first = first
        self.others = others
        self.areStored = areStored
    }

    package var count: Int { others.count + 1 }

    /// The name of a service with the number of seats, where they are several: `Yoga × 3`.
    ///
    /// In short messages the sign is `x`: the other one more than halves how much fits into one.
    package func naming(_ service: String, sign: String = "×") -> String {
        Self.name(service, seats: count, sign: sign)
    }

    package static func name(_ service: String, seats: Int, sign: String = "×") -> String {
        seats == 1 ? service : "\(service) \(sign) \(seats)"
    }

    /// The highest.
    var last: Int { others.last ?? first }

    package var numbers: [Int] { [first] + others }
}

extension BookedSeats {
    /// The numbers as the schema writes them, a multirange such as `{[2,4),[7,8)}`; `nil` if they are not stored.
    var text: String? {
        guard areStored else { return nil }
        var ranges: [Range<Int>] = []
        for number in numbers {
            if let last = ranges.last, last.upperBound == number {
                ranges[ranges.count - 1] = last.lowerBound..<(number + 1)
            } else {
                ranges.append(number..<(number + 1))
            }
        }
        return "{" + ranges.map { "[\($0.lowerBound),\($0.upperBound))" }.joined(separator: ",") + "}"
    }

    /// Reads what ``text`` writes; `first` is the seat where there is no text.
    init(first: Int, text: String?) {
        guard let text else {
            self.init(first: first)
            return
        }
        let bounds = text.split { !$0.isNumber }.compactMap { Int($0) }
        let numbers = stride(from: 0, to: bounds.count - 1, by: 2).flatMap { bounds[$0]..<bounds[$0 + 1] }
        self.init(first: first, others: Array(numbers.dropFirst()), areStored: true)
    }
}

/// The seats that the bookings at a start have.
struct TakenSeats: Sendable {
    /// Ascending.
    private let numbers: [Int]

    /// Whether one of the bookings has its seats stored, so that all others at the start need to have theirs.
    private let areStored: Bool

    init(_ bookings: [BookedSeats]) {
        numbers = bookings.flatMap(\.numbers).sorted()
        areStored = bookings.contains(where: \.areStored)
    }

    static let none = TakenSeats([])

    var count: Int { numbers.count }

    /// The lowest seats that nobody has: gaps and not those behind the highest, since cancelled bookings leave seats free below others.
    ///
    /// O(n + `count`) for *n* seats that are taken.
    func free(_ count: Int, of service: Service) -> BookedSeats {
        var free: [Int] = []
        var taken = numbers[...]
        var number = 1
        while free.count < count {
            if taken.first == number { taken = taken.dropFirst() } else { free.append(number) }
            number += 1
        }
        return BookedSeats(
            first: free[0],
            others: Array(free.dropFirst()),
            areStored: count > 1 || areStored || service.timing.maximumSeats > 1
        )
    }
}
