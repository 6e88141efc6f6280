import CalendarAPIs
import Bookings
import CivilTime
import Foundation
import GoogleCalendar

extension GoogleAccount {
    /// Opens another channel before the earlier is closed, so that nothing is missed in between.
    func watch(
        _ calendar: String,
        _ draft: WatchDraft,
        insteadOf earlier: CalendarWatch?
    ) async throws(ServiceError) -> CalendarWatch {
        do throws(CalendarAPIError) {
            let channel = try await client.watch(
                calendar,
                as: UUID().uuidString.lowercased(),
                telling: draft.url,
                token: draft.token.text,
                for: CalendarWatch.length
            )
            if let earlier { await stop(earlier) }
            return CalendarWatch(
                id: channel.id,
                resource: channel.resource,
                secretHash: draft.token.hash,
                endsAt: Instant(channel.endsAt)
            )
        } catch {
            throw ServiceError(error)
        }
    }

    func end(_ watch: CalendarWatch) async throws(ServiceError) {
        do throws(CalendarAPIError) {
            try await client.stop(channel: watch.id, resource: watch.resource ?? "")
        } catch {
            throw ServiceError(error)
        }
    }

    private func stop(_ watch: CalendarWatch) async {
        do {
            try await end(watch)
        } catch {
            // It ends by itself within a day, and its notices are passed over.
        }
    }
}
