package import SQL

/// Bookings of one provider by their starts: where an index has them in that order.
///
/// PostgreSQL has one index of all of them. On SQLite each index is one more page of every commit; so there those that take a place
/// are found by the index that keeps their seats apart, and the cancelled ones by another.
package struct BookingsInTime: Sendable {
    /// Behind FROM.
    package let table: SQLStatement

    /// Which of the provider's bookings these are; true of all where there is one part.
    package let condition: SQLStatement

    /// Whether all of them are cancelled, or none; `nil` of all bookings.
    let isCancelled: Bool?

    /// All of them, in one part.
    static let all = BookingsInTime(table: "bookings", condition: "booking_id > ''", isCancelled: nil)

    /// The parts that together have all bookings; of each, rows come in the order of their starts, and then of ids.
    package static func parts(in dialect: Dialect) -> [BookingsInTime] {
        guard dialect.readingBy != nil else {
            return [all]
        }
        // By name: an index of all providers is in the same order, and would be read through all of them.
        return [
            standing(in: dialect),
            BookingsInTime(
                table: "bookings \(dialect.by("bookings_of_provider_cancelled"))",
                condition: "status = 'cancelled'",
                isCancelled: true
            ),
        ]
    }

    /// Those that take a place.
    package static func standing(in dialect: Dialect) -> BookingsInTime {
        BookingsInTime(
            table: "bookings \(dialect.by("bookings_one_per_seat"))",
            condition: "status <> 'cancelled'",
            isCancelled: false
        )
    }
}
