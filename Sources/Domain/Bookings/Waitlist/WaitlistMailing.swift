package import CivilTime
import SQL

/// What a mail to somebody who waits, or wants to, says.
package struct WaitlistMailing: Sendable {
    package let entry: WaitlistEntry

    /// What is offered; `nil` in the first mail, whose link puts the client on the waitlist.
    package let booking: Booking?

    /// When the link no longer serves.
    package let endsAt: Instant

    /// Opens the entry; told in the mail and nowhere else.
    package let token: Secret

    /// The mailing that a job of the kind ``WaitlistEntry/mailJobKind`` asks for, with a new token; `nil` once it is of no use.
    package static func make(for job: Job, in transaction: Transaction) async throws -> WaitlistMailing? {
        guard let (entry, booking) = try await current(job, in: transaction) else { return nil }
        let token = Secret.makeWaitlistToken(of: entry.id)
        try await WaitlistStore().set(token, ofOffer: booking != nil, of: entry.id, in: transaction.connection)
        let end = booking.map { $0.expiresAt ?? $0.startAt } ?? entry.createdAt + WaitlistEntry.confirmationTime
        return WaitlistMailing(entry: entry, booking: booking, endsAt: end, token: token)
    }

    /// Gives up what a job was to tell of, because its mail cannot arrive: the place goes to the next.
    package static func giveUp(_ job: Job, in transaction: Transaction) async throws {
        guard let (found, booking) = try await current(job, in: transaction) else { return }
        var entry = found
        entry.status = booking == nil ? .removed : .missed
        try await WaitlistStore().update(entry, in: transaction.connection)
        guard let booking else { return }
        try await HoldDesk(observers: []).end(booking, in: transaction)
        let draft = try JobDraft(EventSubscriber.waitlist.jobKind, of: entry.provider, payload: [String: String]())
        try await JobStore().enqueue(draft, at: transaction.now, in: transaction.connection)
    }

    /// What a job is about, behind the provider's lock; `nil` once that is over.
    private static func current(
        _ job: Job,
        in transaction: Transaction
    ) async throws -> (entry: WaitlistEntry, booking: Booking?)? {
        let payload = try job.payload(as: WaitlistMailJob.self)
        try await transaction.lock(job.provider)
        let entry: WaitlistEntry
        do {
            entry = try await WaitlistStore().find(payload.entry, in: transaction.connection)
        } catch let error as BookingsError where error.code == .notFound {
            // Its client was erased.
            return nil
        }
        guard let id = payload.booking else { return entry.status == .unconfirmed ? (entry, nil) : nil }
        guard entry.status == .offered, entry.offer?.booking == id else { return nil }
        let booking = try await BookingStore().find(id, in: transaction.connection)
        let isHeld = booking.status == .pending && booking.client.areAwaited
        guard isHeld, (booking.expiresAt ?? booking.startAt) > transaction.now else { return nil }
        return (entry, booking)
    }
}

/// The payload of a job that mails a link to an entry.
struct WaitlistMailJob: Codable, Sendable {
    let entry: WaitlistEntryID

    /// What is offered; `nil` for the first mail.
    var booking: BookingID?
}
