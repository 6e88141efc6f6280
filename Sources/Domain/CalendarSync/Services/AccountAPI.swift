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

    /// Writes the event of a booking, whatever there is of it; returns the row with its id and version.
    ///
    /// `nil` if somebody deleted the event: services take no name twice, so the next one has to be of another generation.
    func write(
        _ draft: OutgoingDraft,
        at row: OutgoingEventRow,
        in calendar: String
    ) async throws(ServiceError) -> OutgoingEventRow?

    /// Removes the event of a booking; done already if it is gone.
    func remove(_ row: OutgoingEventRow, in calendar: String) async throws(ServiceError)

    /// Subscribes to changes in a calendar; `earlier`, if there is one, is renewed or replaced.
    func watch(
        _ calendar: String,
        _ draft: WatchDraft,
        insteadOf earlier: CalendarWatch?
    ) async throws(ServiceError) -> CalendarWatch

    /// Ends a watch; succeeds if the service does not know it.
    func end(_ watch: CalendarWatch) async throws(ServiceError)
}
