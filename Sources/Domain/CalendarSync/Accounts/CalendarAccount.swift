package import CivilTime
package import Bookings

/// A provider's account at a service of calendars, and what it grants.
package struct CalendarAccount: Sendable {
    package let id: CalendarAccountID
    package let provider: ProviderID
    package let service: CalendarService

    /// The question that somebody is being asked at the service, encrypted; `nil` if nobody is.
    var sealedAttempt: [UInt8]?

    /// Until when an answer is taken.
    var attemptEndsAt: Instant?

    /// The grant, encrypted; `nil` until there was one.
    var sealedGrant: [UInt8]?

    /// When the grant turned out to have ended.
    package var endedAt: Instant?

    /// Counts grants and their renewals, so that an older one does not take the place of a newer one.
    let revision: Int64

    package let createdAt: Instant
    package let createdBy: String
    package var updatedAt: Instant

    package var status: Status {
        if endedAt != nil { return .disconnected }
        return sealedGrant == nil ? .connecting : .connected
    }

    package enum Status: String, Sendable, CaseIterable {
        /// Nobody has agreed yet.
        case connecting
        case connected

        /// The grant has ended or was taken back: somebody has to agree again.
        case disconnected
    }
}
