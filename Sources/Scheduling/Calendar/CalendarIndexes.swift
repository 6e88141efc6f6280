import Intervals
import Synchronization

/// What is sorted out of a calendar's sessions and busy time when it is first asked for, and then kept.
///
/// Values depend on the calendar alone, so that it does not matter which of two threads at once puts its own here.
internal final class CalendarIndexes: Sendable {
    internal struct Values: Sendable {
        internal var footprints: FootprintIndex?
        internal var blocked: IntervalSet?
        internal var seatGroups: [SeatGroup]?
        internal var counts: BookingCounts?
    }

    private let values = Mutex(Values())

    /// The value kept under `key`, which `make` makes the first time.
    internal func value<Value: Sendable>(
        _ key: any WritableKeyPath<Values, Value?> & Sendable,
        _ make: () -> Value
    ) -> Value {
        if let known = values.withLock({ $0[keyPath: key] }) { return known }
        let made = make()
        values.withLock { $0[keyPath: key] = made }
        return made
    }
}
