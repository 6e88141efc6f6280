import CivilTime
import SQL

/// What the mail of an offer says.
package struct WaitlistMailing: Sendable {
    package let entry: WaitlistEntry
    package let offer: WaitlistEntry.Offer

    /// What holds the place.
    package let booking: Booking

    /// Leads to the answer; told in the mail and nowhere else.
    package let token: Secret

    /// The mailing that a job of the kind ``WaitlistEntry/mailJobKind`` asks for, with a new token; `nil` once the offer is answered or over.
    package static func make(for job: Job, in transaction: Transaction) async throws -> WaitlistMailing? {
        let payload = try job.payload(as: WaitlistOfferJob.self)
        try await transaction.lock(job.provider)
        let store = WaitlistStore()
        let entry = try await store.find(payload.entry, in: transaction.connection)
        guard entry.status == .offered, let offer = entry.offer, offer.booking == payload.booking,
            offer.endsAt > transaction.now
        else { return nil }
        let booking = try await BookingStore().find(offer.booking, in: transaction.connection)
        guard booking.status == .pending else { return nil }
        let token = Secret.makeWaitlistToken(of: entry.id)
        try await store.setMailedToken(token, of: entry.id, in: transaction.connection)
        return WaitlistMailing(entry: entry, offer: offer, booking: booking, token: token)
    }
}

/// The payload of a job that mails an offer.
struct WaitlistOfferJob: Codable, Sendable {
    let entry: WaitlistEntryID

    /// Tells this offer from others.
    let booking: BookingID
}
