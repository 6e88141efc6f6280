/// An hour of the week on a provider's clocks.
package struct StartHour: Hashable, Sendable {
    /// 0 = Sunday … 6 = Saturday.
    package let dayOfWeek: Int

    /// 0 … 23.
    package let hour: Int

    package init(dayOfWeek: Int, hour: Int) {
        self.dayOfWeek = dayOfWeek
        self.hour = hour
    }
}

/// How much begins in an hour of the week.
package struct StartCounts: Hashable, Sendable {
    /// Those with a booking that is scheduled or completed.
    package var sessions: Int64 = 0

    /// These bookings.
    package var bookings: Int64 = 0

    package init() {}
}
