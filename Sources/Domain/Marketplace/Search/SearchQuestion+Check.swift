import Bookings
package import CivilTime

extension SearchQuestion {
    /// Throws ``BookingsError`` for dates and hours that hold nothing, and for dates too far ahead or too many.
    package func check(at now: Instant) throws {
        guard let freeTime else { return }
        // A day more than today in UTC, for zones in which it is tomorrow.
        let last = now.secondsSince1970 / 86_400 + 2 + Int64(Self.furthestDays)
        if freeTime.to <= freeTime.from { throw Self.refusal("to", "This must be after from, as it is exclusive.") }
        if freeTime.to.daysSinceEpoch - freeTime.from.daysSinceEpoch > Self.maximumDays {
            throw Self.refusal("to", "At most \(Self.maximumDays) days can be searched at once.")
        }
        if Int64(freeTime.to.daysSinceEpoch) > last {
            throw Self.refusal("to", "At most \(Self.furthestDays) days ahead can be searched.")
        }
        if let hours = freeTime.hours, hours.end <= hours.start {
            throw Self.refusal("day_end", "This must be after day_start.")
        }
    }

    private static func refusal(_ field: String, _ message: String) -> BookingsError {
        BookingsError(.invalidValue, message, field: field)
    }
}
