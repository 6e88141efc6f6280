import CivilTime

/// How many bookings of a service start in a span of dates.
internal struct BookingCounts: Sendable {
    private struct Start: Comparable {
        let service: Int
        let day: Int

        static func < (left: Start, right: Start) -> Bool {
            (left.service, left.day) < (right.service, right.day)
        }
    }

    /// Ascending, one for every booking.
    private let starts: [Start]

    /// Counts bookings by the date that the zone's wall shows at their start.
    ///
    /// O(n log n).
    internal init(_ sessions: [BookedSession], in zone: Zone) {
        starts = sessions.map { Start(service: $0.service, day: zone.dayNumber(at: $0.start)) }.sorted()
    }

    /// The number of bookings of `service` whose date lies in a range of day numbers.
    ///
    /// O(log n).
    internal func count(service: Int, days: Range<Int>) -> Int {
        position(Start(service: service, day: days.upperBound))
            - position(Start(service: service, day: days.lowerBound))
    }

    private func position(_ start: Start) -> Int {
        var lower = 0
        var upper = starts.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if starts[middle] < start { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}

extension Zone {
    /// The day number of the date that the wall shows at `instant`.
    internal func dayNumber(at instant: Int64) -> Int {
        let (quotient, remainder) = wallSeconds(at: instant).quotientAndRemainder(dividingBy: 86_400)
        return Int(remainder < 0 ? quotient - 1 : quotient)
    }
}
