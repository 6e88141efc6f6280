package import CivilTime

/// Somebody who waits for a place of a service.
package struct WaitlistEntry: Sendable {
    package let id: WaitlistEntryID
    package let provider: ProviderID
    package let service: ServiceID
    package let client: ClientDetails
    package let window: WaitlistWindow
    package let createdAt: Instant
    package var status: Status

    /// The place that is offered, or was; `nil` before any was.
    package var offer: Offer?

    /// What became of an entry; the names are stored and told.
    package enum Status: String, Sendable, CaseIterable {
        /// The client has yet to open the link in the first mail, and waits for nothing before.
        case unconfirmed
        case waiting

        /// A place is held for the client, who has yet to answer.
        case offered

        /// The client took the place.
        case booked

        /// The client did not want the place.
        case declined

        /// The client did not answer in time.
        case missed

        /// No place became free on any of the dates.
        case over

        /// The client, or the provider, took the entry back.
        case removed

        package static let open: [Status] = [.unconfirmed, .waiting, .offered]
    }

    /// A place that is held.
    package struct Offer: Hashable, Sendable {
        /// A pending booking, of nobody until the client takes it.
        package let booking: BookingID
        package var startAt: Instant
        package var endsAt: Instant
    }

    /// How many entries of one client may be open with a provider.
    package static let maximumPerClient = 5

    /// How many may wait for places of a provider.
    package static let maximumWaiting = 1_000

    /// Seconds that a client has for opening the link in the first mail.
    package static let confirmationTime: Int64 = 86_400

    /// Days that an entry is kept after its last date.
    package static let keptDays = 30

    /// The kind of the jobs that mail links to entries.
    package static let mailJobKind = JobKind(rawValue: "waitlist_mail")
}
