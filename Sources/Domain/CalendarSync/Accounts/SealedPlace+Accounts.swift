import Bookings
import Sealing

extension SealedPlace {
    /// The grant of an account.
    static func calendarGrant(_ account: CalendarAccountID, of provider: ProviderID) -> SealedPlace {
        SealedPlace("calendar_grant", provider.rawValue, account.rawValue)
    }

    /// The question that somebody is being asked.
    static func calendarAttempt(_ account: CalendarAccountID, of provider: ProviderID) -> SealedPlace {
        SealedPlace("calendar_attempt", provider.rawValue, account.rawValue)
    }
}
