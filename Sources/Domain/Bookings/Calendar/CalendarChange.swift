import SQL

/// How servers hear that what they keep of a provider's calendar no longer holds.
enum CalendarChange {
    /// Its payloads are ids of providers.
    static let channel = "calendars"
}

extension SQLConnection {
    /// Tells every server that the provider's calendar is another one, once this transaction has committed.
    ///
    /// Stands beside each statement that writes what a calendar is made from, so that no use case can forget it.
    func tellCalendarChange(of provider: ProviderID) async throws {
        try await notify(CalendarChange.channel, provider.rawValue)
    }
}
