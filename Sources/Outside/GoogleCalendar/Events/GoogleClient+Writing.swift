package import CalendarAPIs
import HTTPTransport

extension GoogleClient {
    /// Adds an event under an id of ours: 5 to 1,024 of the characters `a`–`v` and `0`–`9`.
    ///
    /// Throws ``CalendarAPIError/Code/duplicate`` if an event has the id, one that was deleted too.
    @discardableResult
    package func insert(
        _ draft: GoogleEventDraft,
        id: String,
        in calendar: String
    ) async throws(CalendarAPIError) -> GoogleEvent {
        let body = GoogleEventBody(draft, id: id)
        return try await api.send(.post, Self.path(of: calendar), Self.silently, body: body, as: GoogleEvent.self)
    }

    /// An event; of one that is deleted Google tells the status alone.
    package func event(_ id: String, in calendar: String) async throws(CalendarAPIError) -> GoogleEvent {
        try await api.send(.get, Self.path(of: calendar, event: id), as: GoogleEvent.self)
    }

    /// Changes an event to what `draft` says; what it does not say stays.
    ///
    /// Throws ``CalendarAPIError/Code/changed`` if it is another version than `tag`.
    @discardableResult
    package func update(
        _ id: String,
        to draft: GoogleEventDraft,
        tag: String? = nil,
        in calendar: String
    ) async throws(CalendarAPIError) -> GoogleEvent {
        let path = Self.path(of: calendar, event: id)
        let body = GoogleEventBody(draft)
        return try await api.send(.patch, path, Self.silently, body: body, tag: tag, as: GoogleEvent.self)
    }

    /// Removes an event; done already if it is gone.
    package func delete(_ id: String, in calendar: String) async throws(CalendarAPIError) {
        do throws(CalendarAPIError) {
            try await api.send(.delete, Self.path(of: calendar, event: id), Self.silently)
        } catch {
            guard [.missing, .deleted].contains(error.code) else { throw error }
        }
    }

    /// Nobody is written to because of it.
    private static let silently = [("sendUpdates", "none")]
}
