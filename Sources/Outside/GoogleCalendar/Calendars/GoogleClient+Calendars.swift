package import CalendarAPIs
import HTTPTransport

extension GoogleClient {
    /// The calendars on the account's list.
    package func calendars() async throws(CalendarAPIError) -> [GoogleCalendarEntry] {
        var calendars: [GoogleCalendarEntry] = []
        var pageToken: String?
        for _ in 0..<Self.maximumPages {
            var query = [("maxResults", "250")]
            if let pageToken { query.append(("pageToken", pageToken)) }
            let page = try await api.send(.get, "/users/me/calendarList", query, as: CalendarPage.self)
            calendars += page.items ?? []
            guard let next = page.nextPageToken else { return calendars }
            pageToken = next
        }
        throw CalendarAPIError.endless
    }
}

private struct CalendarPage: Decodable {
    let items: [GoogleCalendarEntry]?
    let nextPageToken: String?
}
