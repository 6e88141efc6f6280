import CalendarAPIs
import GoogleCalendar

extension GoogleAccount {
    /// Its id follows from the booking, so that however often it is sent, there is one.
    func write(
        _ draft: OutgoingDraft,
        at row: OutgoingEventRow,
        in calendar: String
    ) async throws(ServiceError) -> OutgoingEventRow? {
        var row = row
        let id = OutgoingDraft.googleID(of: draft.booking, generation: row.generation)
        let content = draft.google(generation: row.generation)
        row.event = id
        do throws(CalendarAPIError) {
            // Without a version it may never have been made, so making it is tried first.
            if row.tag == nil, let written = try await insert(content, id, in: calendar) {
                return row.with(tag: written.tag)
            }
            return try await update(content, id, in: calendar).map { row.with(tag: $0.tag) }
        } catch {
            throw ServiceError(error)
        }
    }

    func remove(_ row: OutgoingEventRow, in calendar: String) async throws(ServiceError) {
        let id = OutgoingDraft.googleID(of: row.booking, generation: row.generation)
        do throws(CalendarAPIError) {
            try await client.delete(id, in: calendar)
        } catch {
            throw ServiceError(error)
        }
    }

    /// `nil` if an event has the id, or had it.
    private func insert(
        _ draft: GoogleEventDraft,
        _ id: String,
        in calendar: String
    ) async throws(CalendarAPIError) -> GoogleEvent? {
        do throws(CalendarAPIError) {
            return try await client.insert(draft, id: id, in: calendar)
        } catch {
            guard error.code == .duplicate else { throw error }
            return nil
        }
    }

    /// `nil` if the event is gone.
    private func update(
        _ draft: GoogleEventDraft,
        _ id: String,
        in calendar: String
    ) async throws(CalendarAPIError) -> GoogleEvent? {
        do throws(CalendarAPIError) {
            // Google goes on answering for events that were deleted, as cancelled ones.
            guard try await client.event(id, in: calendar).status != .cancelled else { return nil }
            return try await client.update(id, to: draft, in: calendar)
        } catch {
            guard [.missing, .deleted].contains(error.code) else { throw error }
            return nil
        }
    }
}
