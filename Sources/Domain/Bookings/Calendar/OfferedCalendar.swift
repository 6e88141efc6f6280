import CivilTime
package import Scheduling

/// A service's calendar with what lists of its slots say besides.
package final class OfferedCalendar: Sendable {
    /// The provider's zone.
    package let timeZone: String

    /// Whether the service can no longer be booked.
    package let isArchived: Bool

    /// What can be booked.
    package let slots: RuledCalendar

    package var calendar: PreparedCalendar { slots.calendar }
    package var rules: SlotRules { slots.rules }

    /// The second from which on it must not be used any more: a hold in it runs out, or it has grown old.
    let validUntil: Instant

    /// About how many bytes keeping it takes.
    let memory: Int

    init(
        timeZone: String,
        isArchived: Bool,
        slots: RuledCalendar,
        validUntil: Instant
    ) {
        self.timeZone = timeZone
        self.isArchived = isArchived
        self.slots = slots
        self.validUntil = validUntil
        let sessions = slots.calendar.sessions.count
        memory =
            Self.ownMemory + slots.calendar.memory(askedFor: slots.rules)
            + (slots.rule?.memory(sessions: sessions) ?? 0)
    }

    /// The objects, their names and their places in a cache.
    private static let ownMemory = 1_024
}
