import CalendarAPIs
import GoogleCalendar
import Intervals

/// An account at Google.
struct GoogleAccount: AccountAPI {
    let client: GoogleClient

    func calendars() async throws(ServiceError) -> [AccountCalendar] {
        do throws(CalendarAPIError) {
            return try await client.calendars().map { entry in
                AccountCalendar(
                    id: entry.id,
                    name: entry.name,
                    isPrimary: entry.isPrimary,
                    isWritable: entry.isWritable
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
            if let known, let version = try await unchangedVersion(of: calendar, since: known) {
                return .unchanged(version: version)
            }
            let list = try await client.events(in: calendar, from: window.start, to: window.end)
            return .events(list.events.map(AccountEvent.init), timeZone: list.timeZone, version: list.syncToken)
        } catch {
            throw ServiceError(error)
        }
    }

    /// The version to ask for the next time; `nil` if something changed, or if Google does not know.
    private func unchangedVersion(
        of calendar: String,
        since known: String
    ) async throws(CalendarAPIError) -> String? {
        do throws(CalendarAPIError) {
            return try await client.changes(in: calendar, since: known).syncToken
        } catch {
            guard error.code == .tokenExpired else { throw error }
            return nil
        }
    }
}

extension AccountEvent {
    init(_ event: GoogleEvent) {
        self.init(
            id: event.id,
            time: event.time.map { Time(start: Moment($0.start), end: Moment($0.end)) },
            // Where somebody works, and birthdays, take nobody's time, whatever they are marked as.
            isFree: event.isTransparent || ["workingLocation", "birthday"].contains(event.type),
            isTentative: event.status == .tentative,
            isDeclined: event.isDeclined,
            uid: event.uid
        )
    }
}

extension AccountEvent.Moment {
    init(_ time: GoogleEventTime) {
        switch time {
        case .instant(let instant): self = .instant(instant)
        case .date(let date): self = .date(date)
        }
    }
}
