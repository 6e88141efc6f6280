package import CalendarAPIs
import CivilTime
import HTTPTransport

extension GraphClient {
    /// All events that meet `[start, end)`, unix seconds, each instance of a series by itself.
    ///
    /// Throws unless every page arrived: a part of a list is none.
    package func events(
        in calendar: String,
        from start: Int64,
        to end: Int64
    ) async throws(CalendarAPIError) -> GraphEventList {
        let path = "/me/calendars/\(PercentCoding.encode(calendar))/calendarView/delta"
        let query = [("startDateTime", Timestamp.format(start)), ("endDateTime", Timestamp.format(end))]
        var page = try await api.send(.get, path, query, as: GraphPage<EventRow>.self)
        // Rows come in any order and more than once; the last one counts.
        var rows: [String: EventRow] = [:]
        for _ in 0..<Self.maximumPages {
            for row in page.value { rows[row.id] = row.isRemoved ? nil : row }
            guard let next = page.nextLink else {
                return GraphEventList(events: try await events(of: rows), deltaLink: page.deltaLink)
            }
            page = try await api.follow(next, as: GraphPage<EventRow>.self)
        }
        throw CalendarAPIError.endless
    }

    /// Whether anything changed since `deltaLink`, within the time for which it was given.
    ///
    /// Throws ``CalendarAPIError/Code/tokenExpired`` if Microsoft no longer knows what changed.
    package func changes(since deltaLink: String) async throws(CalendarAPIError) -> GraphChanges {
        var page = try await api.follow(deltaLink, as: GraphPage<EventRow>.self)
        for _ in 0..<Self.maximumPages {
            guard page.value.isEmpty else { return GraphChanges(isChanged: true, deltaLink: nil) }
            guard let next = page.nextLink else {
                return GraphChanges(isChanged: false, deltaLink: page.deltaLink ?? deltaLink)
            }
            page = try await api.follow(next, as: GraphPage<EventRow>.self)
        }
        throw CalendarAPIError.endless
    }

    private func events(of rows: [String: EventRow]) async throws(CalendarAPIError) -> [GraphEvent] {
        var series = rows.filter { $0.value.type == "seriesMaster" }
        let named = Set(rows.values.filter { $0.type == "occurrence" }.compactMap(\.seriesMasterID))
        for id in named.subtracting(series.keys).sorted() {
            series[id] = try await master(id)
        }
        // A series takes no time by itself: its row has the times of its first instance.
        return rows.values.filter { $0.type != "seriesMaster" }
            .map { row in row.event(of: row.type == "occurrence" ? row.seriesMasterID.flatMap { series[$0] } : nil) }
            .filter { !$0.isCancelled }
            .sorted { $0.id < $1.id }
    }

    /// What a series says of its instances; `nil` if it is gone by now, and then they count as busy.
    private func master(_ id: String) async throws(CalendarAPIError) -> EventRow? {
        let query = [("$select", "id,type,iCalUId,start,end,showAs,isCancelled,isAllDay,responseStatus")]
        do throws(CalendarAPIError) {
            return try await api.send(.get, Self.path(of: id), query, as: EventRow.self)
        } catch {
            guard error.code == .missing else { throw error }
            return nil
        }
    }

    /// Where an event is.
    static func path(of event: String) -> String { "/me/events/\(PercentCoding.encode(event))" }
}
