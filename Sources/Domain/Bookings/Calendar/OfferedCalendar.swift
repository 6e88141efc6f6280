import CivilTime
package import Scheduling

/// A service's calendar with what lists of its slots say besides.
package final class OfferedCalendar: Sendable {
    /// The provider's zone.
    package let timeZone: String

    /// Whether the service can no longer be booked.
    package let isArchived: Bool

    package let calendar: PreparedCalendar
    package let rules: SlotRules

    /// The second from which on it must not be used any more: a hold in it runs out, or it has grown old.
    let validUntil: Instant

    /// About how many bytes keeping it takes.
    let memory: Int

    init(
        timeZone: String,
        isArchived: Bool,
        calendar: PreparedCalendar,
        rules: SlotRules,
        validUntil: Instant
    ) {
        self.timeZone = timeZone
        self.isArchived = isArchived
        self.calendar = calendar
        self.rules = rules
        self.validUntil = validUntil
        memory = Self.ownMemory + calendar.memory(askedFor: rules)
    }

    /// The objects, their names and their places in a cache.
    private static let ownMemory = 1_024
}
