package import CalendarAPIs
import HTTPTransport

extension GraphClient {
    /// Adds an event by a request that makes one event however often it is sent.
    ///
    /// Throws ``CalendarAPIError/Code/duplicate`` if it was made by an earlier one.
    @discardableResult
    package func insert(
        _ draft: GraphEventDraft,
        transactionID: String,
        in calendar: String
    ) async throws(CalendarAPIError) -> GraphEvent {
        let body = GraphEventBody(draft, transactionID: transactionID)
        let path = "/me/calendars/\(PercentCoding.encode(calendar))/events"
        return try await api.send(.post, path, body: body, as: EventRow.self).event(of: nil)
    }

    /// The events of a calendar that have a mark.
    package func events(marked mark: String, in calendar: String) async throws(CalendarAPIError) -> [GraphEvent] {
        let mark = mark.replacing("'", with: "''")
        let filter =
            "singleValueExtendedProperties/Any(ep: ep/id eq '\(GraphEventBody.markID)' and ep/value eq '\(mark)')"
        let path = "/me/calendars/\(PercentCoding.encode(calendar))/events"
        return try await api.send(.get, path, [("$filter", filter)], as: GraphPage<EventRow>.self).value
            .map { $0.event(of: nil) }
    }

    package func event(_ id: String) async throws(CalendarAPIError) -> GraphEvent {
        try await api.send(.get, Self.path(of: id), as: EventRow.self).event(of: nil)
    }

    /// Changes an event to what `draft` says; what it does not say stays.
    ///
    /// Throws ``CalendarAPIError/Code/changed`` if it is another version than `tag`.
    @discardableResult
    package func update(
        _ id: String,
        to draft: GraphEventDraft,
        tag: String? = nil
    ) async throws(CalendarAPIError) -> GraphEvent {
        try await api.send(.patch, Self.path(of: id), body: GraphEventBody(draft), tag: tag, as: EventRow.self)
            .event(of: nil)
    }

    /// Removes an event; done already if it is gone.
    package func delete(_ id: String) async throws(CalendarAPIError) {
        do throws(CalendarAPIError) {
            try await api.send(.delete, Self.path(of: id))
        } catch {
            guard error.code == .missing else { throw error }
        }
    }
}
