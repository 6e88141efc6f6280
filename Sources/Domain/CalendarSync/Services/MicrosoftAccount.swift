import CalendarAPIs
import Intervals
import MicrosoftGraph

/// An account at Microsoft.
struct MicrosoftAccount: AccountAPI {
    let client: GraphClient

    func calendars() async throws(ServiceError) -> [AccountCalendar] {
        do throws(CalendarAPIError) {
            return try await client.calendars().map { calendar in
                AccountCalendar(
                    id: calendar.id,
                    name: calendar.name,
                    isPrimary: calendar.isDefault,
                    isWritable: calendar.isWritable
                )
            }
        } catch {
            throw ServiceError(error)
        }
    }

    func events(
        in calendar: String,
        window: Interval,
        unless known: String?
    ) async throws(ServiceError) -> AccountListing {
        do throws(CalendarAPIError) {
            if let known, let version = try await unchangedVersion(since: known) {
                return .unchanged(version: version)
            }
            let list = try await client.events(in: calendar, from: window.start, to: window.end)
            // Whole days are on the clock of the calendar's owner.
            return .events(list.events.map(AccountEvent.init), timeZone: nil, version: list.deltaLink)
        } catch {
            throw ServiceError(error)
        }
    }

    /// The version to ask for the next time; `nil` if something changed, or if Microsoft does not know.
    private func unchangedVersion(since known: String) async throws(CalendarAPIError) -> String? {
        do throws(CalendarAPIError) {
            return try await client.changes(since: known).deltaLink
        } catch {
            // A link to another server was stored before an operator changed the address of the API.
            guard [.tokenExpired, .badAnswer].contains(error.code) else { throw error }
            return nil
        }
    }
}

extension AccountEvent {
    init(_ event: GraphEvent) {
        self.init(
            id: event.id,
            time: event.time.map { Time(start: Moment($0.start), end: Moment($0.end)) },
            isFree: [.free, .workingElsewhere].contains(event.showAs),
            isTentative: event.showAs == .tentative,
            isDeclined: event.isDeclined,
            uid: event.uid
        )
    }
}

extension AccountEvent.Moment {
    init(_ time: GraphEventTime) {
        switch time {
        case .instant(let instant): self = .instant(instant)
        case .date(let date): self = .date(date)
        }
    }
}
