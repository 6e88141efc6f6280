import CalendarAPIs
import Bookings
import CivilTime
import MicrosoftGraph

extension MicrosoftAccount {
    func watch(
        _ calendar: String,
        _ draft: WatchDraft,
        insteadOf earlier: CalendarWatch?
    ) async throws(ServiceError) -> CalendarWatch {
        do throws(CalendarAPIError) {
            if let earlier, let renewed = try await renewed(earlier, until: draft.endsAt) { return renewed }
            // Two providers may link the same calendar, and Microsoft lists a subscription without its secret: the URL says whose it is.
            let url = "\(draft.url)?link=\(draft.link)"
            try await removeOthers(of: calendar, telling: url)
            let made = try await client.subscribe(
                to: calendar,
                telling: url,
                secret: draft.token.text,
                until: draft.endsAt.secondsSince1970
            )
            return CalendarWatch(
                id: made.id,
                resource: nil,
                secretHash: draft.token.hash,
                endsAt: Instant(made.endsAt)
            )
        } catch {
            throw ServiceError(error)
        }
    }

    func end(_ watch: CalendarWatch) async throws(ServiceError) {
        do throws(CalendarAPIError) {
            try await client.unsubscribe(watch.id)
        } catch {
            throw ServiceError(error)
        }
    }

    /// `nil` if Microsoft does not have it any more.
    private func renewed(_ watch: CalendarWatch, until end: Instant) async throws(CalendarAPIError) -> CalendarWatch? {
        var watch = watch
        do throws(CalendarAPIError) {
            watch.endsAt = Instant(try await client.renew(watch.id, until: end.secondsSince1970).endsAt)
            return watch
        } catch {
            guard error.code == .missing else { throw error }
            return nil
        }
    }

    /// Removes what an earlier attempt made whose answer was lost: nobody knows its secret any more.
    private func removeOthers(of calendar: String, telling url: String) async throws(CalendarAPIError) {
        let resource = GraphClient.resource(of: calendar)
        for other in try await client.subscriptions() where other.resource == resource && other.url == url {
            try await client.unsubscribe(other.id)
        }
    }
}
