import CalendarAPIs
import Bookings
import MicrosoftGraph

extension MicrosoftAccount {
    /// The request that makes it has a name that follows from the booking, so that however often it is sent, there is one.
    func write(
        _ draft: OutgoingDraft,
        at row: OutgoingEventRow,
        in calendar: String
    ) async throws(ServiceError) -> OutgoingEventRow? {
        var row = row
        do throws(CalendarAPIError) {
            // Looked for first: the calendar may have been linked before, and Microsoft remembers a request only for some time.
            if row.event == nil {
                row.event = try await client.events(marked: draft.booking.rawValue, in: calendar).first?.id
            }
            if row.event == nil {
                let made = try await insert(draft, row.generation, in: calendar)
                row.event = made.id
                if made.isNew { return row.with(tag: made.tag) }
            }
            guard let id = row.event else { return nil }
            return try await update(draft, id).map { row.with(tag: $0.tag) }
        } catch {
            throw ServiceError(error)
        }
    }

    func remove(_ row: OutgoingEventRow, in calendar: String) async throws(ServiceError) {
        do throws(CalendarAPIError) {
            if let event = row.event { return try await client.delete(event) }
            // The answer that told its id was lost, if it was made at all.
            for event in try await client.events(marked: row.booking.rawValue, in: calendar) {
                try await client.delete(event.id)
            }
        } catch {
            throw ServiceError(error)
        }
    }

    private func insert(
        _ draft: OutgoingDraft,
        _ generation: Int,
        in calendar: String
    ) async throws(CalendarAPIError) -> (id: String?, tag: String?, isNew: Bool) {
        let name = OutgoingDraft.transactionID(of: draft.booking, generation: generation)
        do throws(CalendarAPIError) {
            let event = try await client.insert(draft.microsoft, transactionID: name, in: calendar)
            return (event.id, event.tag, true)
        } catch {
            guard error.code == .duplicate else { throw error }
            if let id = error.existingEvent { return (id, nil, false) }
            // Where the refusal does not name the event that is there, its mark finds it.
            return (try await client.events(marked: draft.booking.rawValue, in: calendar).first?.id, nil, false)
        }
    }

    /// `nil` if the event is gone.
    private func update(_ draft: OutgoingDraft, _ id: String) async throws(CalendarAPIError) -> GraphEvent? {
        do throws(CalendarAPIError) {
            return try await client.update(id, to: draft.microsoft)
        } catch {
            guard error.code == .missing else { throw error }
            return nil
        }
    }
}
