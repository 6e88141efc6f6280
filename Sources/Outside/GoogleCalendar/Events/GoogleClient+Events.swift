package import CalendarAPIs
import CivilTime
import HTTPTransport

extension GoogleClient {
    /// All events that meet `[start, end)`, unix seconds, each instance of a series by itself.
    ///
    /// Throws unless every page arrived: a part of a list is none.
    package func events(
        in calendar: String,
        from start: Int64,
        to end: Int64
    ) async throws(CalendarAPIError) -> GoogleEventList {
        let query = [
            ("singleEvents", "true"), ("timeMin", Timestamp.format(start)), ("timeMax", Timestamp.format(end)),
            ("maxResults", "2500"),
            (
                "fields",
                "timeZone,nextPageToken,nextSyncToken,items(id,iCalUID,etag,status,start,end,transparency,eventType,"
                    + "attendees(self,responseStatus),extendedProperties/private)"
            ),
        ]
        var events: [GoogleEvent] = []
        var pageToken: String?
        for _ in 0..<Self.maximumPages {
            let page = try await page(of: calendar, query, after: pageToken)
            events += page.items ?? []
            guard let next = page.nextPageToken else {
                let isListed: (GoogleEvent) -> Bool = { $0.status != .cancelled }
                return GoogleEventList(
                    events: events.filter(isListed),
                    timeZone: page.timeZone,
                    syncToken: page.nextSyncToken
                )
            }
            pageToken = next
        }
        throw CalendarAPIError.endless
    }

    /// Whether anything changed since `syncToken`, within the time for which it was given.
    ///
    /// Throws ``CalendarAPIError/Code/tokenExpired`` if Google no longer knows what changed.
    package func changes(in calendar: String, since syncToken: String) async throws(CalendarAPIError) -> GoogleChanges {
        let query = [
            ("singleEvents", "true"), ("syncToken", syncToken), ("maxResults", "250"),
            ("fields", "nextPageToken,nextSyncToken,items(id)"),
        ]
        var pageToken: String?
        for _ in 0..<Self.maximumPages {
            let page = try await page(of: calendar, query, after: pageToken)
            guard (page.items ?? []).isEmpty else { return GoogleChanges(isChanged: true, syncToken: nil) }
            guard let next = page.nextPageToken else {
                return GoogleChanges(isChanged: false, syncToken: page.nextSyncToken ?? syncToken)
            }
            pageToken = next
        }
        throw CalendarAPIError.endless
    }

    private func page(
        of calendar: String,
        _ query: [(String, String)],
        after pageToken: String?
    ) async throws(CalendarAPIError) -> EventPage {
        let place = pageToken.map { [("pageToken", $0)] } ?? []
        return try await api.send(.get, Self.path(of: calendar), query + place, as: EventPage.self)
    }

    /// Where the events of a calendar are, or one of them.
    static func path(of calendar: String, event: String? = nil) -> String {
        let events = "/calendars/\(PercentCoding.encode(calendar))/events"
        return event.map { "\(events)/\(PercentCoding.encode($0))" } ?? events
    }
}

private struct EventPage: Decodable {
    let items: [GoogleEvent]?
    let timeZone: String?
    let nextPageToken: String?
    let nextSyncToken: String?
}
