import CivilTime
import SQL

/// What a ``CalendarCache`` keeps and what it is reading: its state, without its lock.
///
/// A reading may have begun before a change that was heard while it went on. Such a one is neither kept nor joined by those
/// who come after the change, so that nobody who has heard of a change is answered from before it.
struct CalendarCacheState<Waiter: Sendable>: Sendable {
    enum Answer: Sendable {
        case kept(OfferedCalendar)
        /// The caller is to read it, and to tell ``end(_:with:)``.
        case toBeRead(ticket: UInt64)
        /// Another is reading it.
        case beingRead(ticket: UInt64)
    }

    private struct Reading: Sendable {
        let key: CalendarKey
        var waiters: [Waiter] = []
    }

    private var calendars: RecentCalendars
    private var readings: [UInt64: Reading] = [:]
    private var nextTicket: UInt64 = 0

    /// The readings that no change has overtaken.
    private var current: [ProviderID: [CalendarKey: UInt64]] = [:]

    /// Whether notifications of changes are received.
    private var receivesChanges = false
    private var done = CalendarCounts()

    init(maximumMemory: Int) {
        calendars = RecentCalendars(maximumMemory: maximumMemory)
    }

    var counts: CalendarCounts {
        var counts = done
        counts.entries = calendars.count
        counts.memory = calendars.memory
        return counts
    }

    mutating func ask(for key: CalendarKey, at now: Instant) -> Answer {
        if let calendar = calendars.use(key) {
            if now < calendar.validUntil {
                done.hits += 1
                return .kept(calendar)
            }
            // Dropped at once, or it would go on taking memory if the reading that follows fails.
            calendars.drop(key)
        }
        if let ticket = current[key.provider]?[key] { return .beingRead(ticket: ticket) }
        let ticket = nextTicket
        nextTicket += 1
        readings[ticket] = Reading(key: key)
        current[key.provider, default: [:]][key] = ticket
        done.misses += 1
        return .toBeRead(ticket: ticket)
    }

    /// Whether ``ask(for:at:)`` would answer with this very calendar; it is counted if so.
    mutating func keeps(_ calendar: OfferedCalendar, for key: CalendarKey, at now: Instant) -> Bool {
        guard let kept = calendars.use(key), kept === calendar, now < kept.validUntil else { return false }
        done.hits += 1
        return true
    }

    /// Whether the waiter will be among those that ``end(_:with:)`` returns; false when the reading has ended.
    mutating func wait(_ waiter: Waiter, for ticket: UInt64) -> Bool {
        guard readings[ticket] != nil else { return false }
        readings[ticket]?.waiters.append(waiter)
        done.joined += 1
        return true
    }

    /// Ends a reading, keeps what it brought if that still holds, and returns who waits for it.
    mutating func end(_ ticket: UInt64, with calendar: OfferedCalendar?) -> [Waiter] {
        guard let reading = readings.removeValue(forKey: ticket) else { return [] }
        let key = reading.key
        // Otherwise a change has overtaken it: those who asked before may have it, but nobody after.
        if current[key.provider]?[key] == ticket {
            current[key.provider]?[key] = nil
            // Providers that nobody asks for any more leave nothing behind.
            if current[key.provider]?.isEmpty == true { current[key.provider] = nil }
            if receivesChanges, let calendar { done.evictions += calendars.keep(calendar, for: key) }
        }
        return reading.waiters
    }

    mutating func receive(_ notification: SQLNotification) {
        switch notification {
        case .message(let payload):
            // What is not an id of a provider has no calendar.
            guard let provider = ProviderID(rawValue: payload) else { return }
            // Readings under way began before the change: they end, but are not kept.
            current[provider] = nil
            done.invalidations += calendars.drop(of: provider)
        case .lost: startAnew(receivingChanges: false)
        case .resumed: startAnew(receivingChanges: true)
        }
    }

    private mutating func startAnew(receivingChanges: Bool) {
        // What was missed while nobody listened can concern any provider.
        receivesChanges = receivingChanges
        current = [:]
        done.invalidations += calendars.dropAll()
    }
}
