package import CalendarAPIs
import HTTPTransport

extension GraphClient {
    /// All calendars of the account.
    package func calendars() async throws(CalendarAPIError) -> [GraphCalendar] {
        let query = [("$select", "id,name,canEdit,isDefaultCalendar"), ("$top", "100")]
        var page = try await api.send(.get, "/me/calendars", query, as: GraphPage<GraphCalendar>.self)
        var calendars = page.value
        for _ in 0..<Self.maximumPages {
            guard let next = page.nextLink else { return calendars }
            page = try await api.follow(next, as: GraphPage<GraphCalendar>.self)
            calendars += page.value
        }
        throw CalendarAPIError.endless
    }
}
