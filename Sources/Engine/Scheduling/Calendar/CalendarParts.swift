import Intervals
import Synchronization

/// What a calendar is made of, and what is sorted out of it when it is first asked for, and then kept.
///
/// One object, so that a copy of a calendar is one reference. Indexes depend on the calendar alone, so that it does not matter
/// which of two threads at once puts its own here.
internal final class CalendarParts: Sendable {
    internal struct Indexes: Sendable {
        internal var footprints: FootprintIndex?
        internal var blocked: IntervalSet?
        internal var seatGroups: [SeatGroup]?
        internal var counts: BookingCounts?
    }

    internal let schedule: Schedule
    internal let sessions: [BookedSession]
    /// Whole minutes.
    internal let busy: [Interval]

    /// The sessions' footprints and the busy time, joined: see ``OccupiedTime``.
    internal let occupied: [Int64]

    private let indexes = Mutex(Indexes())

    internal init(_ schedule: Schedule, _ sessions: [BookedSession], _ busy: [Interval]) {
        self.schedule = schedule
        self.sessions = sessions
        // Most calendars need no copy.
        let minutes = busy.allSatisfy { $0 == $0.widenedToMinutes } ? busy : busy.map(\.widenedToMinutes)
        self.busy = minutes
        occupied = OccupiedTime.bounds(sessions, minutes)
    }

    /// The index kept under `key`, which `make` makes the first time.
    internal func index<Index: Sendable>(
        _ key: any WritableKeyPath<Indexes, Index?> & Sendable,
        _ make: () -> Index
    ) -> Index {
        if let known = indexes.withLock({ $0[keyPath: key] }) { return known }
        // Outside of the lock: an index takes milliseconds, and others of the calendar are read meanwhile.
        let made = make()
        indexes.withLock { $0[keyPath: key] = made }
        return made
    }
}
