package import Bookings
package import SQL

/// Tells which calendar busy time was read from.
package struct CalendarNames: Sendable {
    private let links = CalendarLinkStore()

    package init() {}

    /// The calendar that a busy time is from, or that is held for as it cannot be read; `nil` if it is from none, or gone by now.
    package func link(
        of busy: BusyTimeID,
        _ provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> (id: CalendarLinkID, name: String)? {
        let rows = try await connection.query(
            "SELECT source FROM busy_times WHERE provider_id = \(provider) AND busy_id = \(busy)"
        )
        guard let source = try rows.first?.decode("source", as: BusyTime.Source.self),
            let id = source.calendar,
            let link = try await links.find(id, of: provider, in: connection)
        else { return nil }
        return (id, link.name)
    }
}

extension BusyTime.Source {
    /// The calendar that it stands for; `nil` if it is not one.
    var calendar: CalendarLinkID? {
        let text = rawValue.hasPrefix(Self.holdPrefix) ? rawValue.dropFirst(Self.holdPrefix.count) : rawValue[...]
        return CalendarLinkID(rawValue: String(text))
    }
}
