import Intervals

/// The calendars of one account at its service.
protocol AccountAPI: Sendable {
    func calendars() async throws(ServiceError) -> [AccountCalendar]

    /// All events of a calendar that meet `window`, unless the version `known` is still the newest.
    ///
    /// Throws unless all of them were read: a part of a calendar must not pass for the whole.
    func events(
        in calendar: String,
        window: Interval,
        unless known: String?
    ) async throws(ServiceError) -> AccountListing
}
