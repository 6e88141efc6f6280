package import SQL

/// How servers hear that what they keep of a provider's calendar no longer holds.
package enum CalendarChange {
    /// Its payloads are ids of providers; whatever else is sent on it concerns no calendar.
    package static let channel = "calendars"
}

extension SQLConnection {
    /// Counts a change of what the provider's calendars are made of besides bookings and busy time, and tells every server.
    ///
    /// Stands beside each statement that writes such a thing, except to the provider's own row, where it is part of the statement.
    func tellOfferChange(of provider: ProviderID) async throws {
        try await countOfferChange(of: provider)
        try await tellCalendarChange(of: provider)
    }

    /// Counts a change of what is kept with an offer from one booking to the next, and makes no calendar another one: of choices about
    /// messages, for one.
    package func countOfferChange(of provider: ProviderID) async throws {
        try await executeLater(
            "UPDATE providers SET offer_revision = offer_revision + 1 WHERE provider_id = \(provider)"
        )
    }

    /// Tells every server that the provider's calendar is another one, once this transaction has committed.
    ///
    /// Stands beside each statement that writes what a calendar is made from, so that no use case can forget it.
    package func tellCalendarChange(of provider: ProviderID) async throws {
        try await notify(CalendarChange.channel, provider.rawValue)
    }
}
