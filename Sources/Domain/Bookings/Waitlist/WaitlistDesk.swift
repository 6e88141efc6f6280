package import CivilTime
import Scheduling
import SQL

/// Lets clients wait for a place, and offers those that become free.
///
/// An offer is a hold for nobody yet, so nothing else can take its place; who it is for stays with it until they answer.
package struct WaitlistDesk: Sendable {
    /// Seconds that a client has for answering an offer, unless the session begins earlier.
    package static let standardOfferTime: Int64 = 3_600

    private let desk: BookingDesk
    private let holds: HoldDesk
    private let proofs: EmailProofDesk
    private let calendars: CalendarLoader
    private let store = WaitlistStore()
    private let bookings = BookingStore()
    private let events = EventStore()
    private let jobs = JobStore()
    private let offerTime: Int64

    /// - Parameters:
    ///   - desk: Makes and confirms what is offered.
    ///   - zones: Where zones are read from.
    ///   - offerTime: Seconds that a client has for answering.
    ///   - observers: Act in the transactions that change bookings.
    package init(
        _ desk: BookingDesk,
        zones: ZoneDirectory,
        offerTime: Int64 = standardOfferTime,
        observers: [any BookingObserver]
    ) {
        self.desk = desk
        self.offerTime = offerTime
        holds = HoldDesk(observers: observers)
        proofs = EmailProofDesk(observers: observers)
        calendars = CalendarLoader(zones: zones)
    }

    /// Lets a client wait for a place of a service.
    ///
    /// Throws ``BookingsError`` where a place is free already, for a client who could not book the service or cannot be mailed, for dates
    /// that are over, and for one entry too many.
    package func join(
        _ service: ServiceID,
        of provider: ProviderID,
        for client: ClientDetails,
        _ window: WaitlistWindow,
        in transaction: Transaction
    ) async throws -> (entry: WaitlistEntry, token: Secret) {
        let connection = transaction.connection
        try await transaction.lock(provider)
        let offered = try await calendars.offered(of: service, of: provider, in: connection)
        try check(client, window, offered, at: transaction.now)
        try await checkLimits(client, provider, in: transaction)
        try await holds.releaseOverdue(of: provider, in: transaction)
        if let free = try await starts(in: window, of: offered, limit: 1, in: transaction).first {
            throw BookingsError(.conflict, "A place is free at \(free): book it instead.", field: "first_date")
        }
        let entry = WaitlistEntry(
            id: .make(under: provider, at: transaction.now),
            provider: provider,
            service: service,
            client: client,
            window: window,
            createdAt: transaction.now,
            status: .waiting
        )
        let token = Secret.makeWaitlistToken(of: entry.id)
        try await store.insert(entry, token: token, in: connection)
        return (entry, token)
    }

    /// The entry that a token names; `nil` for a text that is none.
    package static func entry(of token: String) -> WaitlistEntryID? {
        Secret(token, kind: .waitlistToken)?.waitlistEntry
    }

    /// Throws ``BookingsError``, as for an entry that does not exist, unless `token` is that of the entry.
    package func require(_ token: String, of id: WaitlistEntryID, in transaction: Transaction) async throws {
        guard let token = Secret(token, kind: .waitlistToken), token.waitlistEntry == id,
            try await store.accepts(token, of: id, in: transaction.connection)
        else { throw BookingsError.notFound(id) }
    }

    package func find(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        try await store.find(id, in: transaction.connection)
    }

    /// One page of a provider's entries in the order in which they were made; throws ``BookingsError`` if the provider does not exist.
    package func list(
        of provider: ProviderID,
        _ status: WaitlistEntry.Status,
        after cursor: WaitlistEntryID?,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [WaitlistEntry] {
        try await transaction.connection.require(provider)
        return try await store.list(of: provider, status, after: cursor, limit: limit, in: transaction.connection)
    }

    /// Takes the place that is offered: the booking is made for the client, and waits for its approval or payment like any other.
    ///
    /// Returns it with a token of its own. Throws ``BookingsError`` if nothing is offered any more.
    package func accept(
        _ id: WaitlistEntryID,
        paying way: PaymentWay,
        in transaction: Transaction
    ) async throws -> (booking: Booking, token: Secret, payment: Payment?) {
        var entry = try await current(id, in: transaction)
        guard entry.status == .offered, let offer = entry.offer else { throw entry.nothingIsOffered }
        let (confirmed, payment) = try await desk.confirm(
            offer.booking,
            with: ClientChanges(),
            paying: way,
            in: transaction
        )
        let token = try await desk.reissueToken(of: confirmed.id, in: transaction)
        entry.status = .booked
        try await store.update(entry, in: transaction.connection)
        return (try await bookings.find(confirmed.id, in: transaction.connection), token, payment)
    }

    /// Gives an offered place back, so that it goes to the next; throws ``BookingsError`` if nothing is offered any more.
    package func decline(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        var entry = try await current(id, in: transaction)
        guard entry.status == .offered else { throw entry.nothingIsOffered }
        try await end(&entry, as: .declined, in: transaction)
        return entry
    }

    /// Takes an entry back, with the place that it is offered; does nothing to one that has ended.
    package func remove(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        var entry = try await current(id, in: transaction)
        guard WaitlistEntry.Status.open.contains(entry.status) else { return entry }
        try await end(&entry, as: .removed, in: transaction)
        return entry
    }

    /// Ends an entry, and the hold of what it is offered.
    private func end(
        _ entry: inout WaitlistEntry,
        as status: WaitlistEntry.Status,
        in transaction: Transaction
    ) async throws {
        let held = entry.status == .offered ? entry.offer : nil
        entry.status = status
        try await store.update(entry, in: transaction.connection)
        guard let held else { return }
        try await holds.end(try await bookings.find(held.booking, in: transaction.connection), in: transaction)
        // That a hold of nobody ended is no event, so that the next is found here.
        try await offer(of: entry.provider, in: transaction)
    }

    /// The entry behind the provider's lock, as it stands at the time of the transaction.
    package func current(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        if let provider = id.provider { try await transaction.lock(provider) }
        var entry = try await store.find(id, in: transaction.connection)
        try await settle(&entry, in: transaction)
        return entry
    }
}

// MARK: - Offering

extension WaitlistDesk {
    /// How many entries one transaction looks at.
    private static let portion = 100

    /// Offers the provider's free places to those who wait, in the order in which they began to, and returns how many offers that made.
    ///
    /// Entries whose offers or dates are over end.
    @discardableResult
    package func offer(of provider: ProviderID, in transaction: Transaction) async throws -> Int {
        try await transaction.lock(provider)
        let connection = transaction.connection
        let waiting = try await store.list(of: provider, .waiting, limit: Self.portion, in: connection)
        let offered = try await store.list(of: provider, .offered, limit: WaitlistEntry.maximumOpen, in: connection)
        for var entry in offered { try await settle(&entry, in: transaction) }
        guard !waiting.isEmpty else { return 0 }
        try await holds.releaseOverdue(of: provider, in: transaction)
        var services: [ServiceID: OfferedService] = [:]
        var made = 0
        for entry in waiting {
            let service: OfferedService
            if let known = services[entry.service] {
                service = known
            } else {
                service = try await calendars.offered(of: entry.service, of: provider, in: connection)
                services[entry.service] = service
            }
            if try await offer(to: entry, service, in: transaction) { made += 1 }
        }
        return made
    }

    /// Whether a place could be offered.
    private func offer(
        to entry: WaitlistEntry,
        _ service: OfferedService,
        in transaction: Transaction
    ) async throws -> Bool {
        var entry = entry
        guard !service.service.isArchived, entry.window.lastDate >= service.today(at: transaction.now) else {
            entry.status = .over
            try await store.update(entry, in: transaction.connection)
            return false
        }
        // The rule may decide otherwise for this client, so that the first start is not always one.
        for start in try await starts(in: entry.window, of: service, limit: Self.tried, in: transaction) {
            var request = BookingRequest(
                provider: entry.provider,
                service: entry.service,
                startAt: start,
                client: .awaited
            )
            request.hold = offerTime
            guard case .booked(let booking, _, _) = try await desk.book(request, in: transaction.bySystem()),
                let endsAt = booking.expiresAt
            else { continue }
            // Whoever answers the mail has shown that they read it.
            try await proofs.keepProved(entry.client, for: booking, in: transaction)
            let offer = WaitlistEntry.Offer(booking: booking.id, startAt: start, endsAt: endsAt)
            entry.offer = offer
            entry.status = .offered
            try await store.update(entry, in: transaction.connection)
            try await tell(entry, offer, in: transaction)
            return true
        }
        return false
    }

    private static let tried = 5

    /// Records the offer as an event, and has it mailed.
    private func tell(
        _ entry: WaitlistEntry,
        _ offer: WaitlistEntry.Offer,
        in transaction: Transaction
    ) async throws {
        try await events.recordOffer(
            WaitlistEventData(entry, offer),
            of: entry.provider,
            at: transaction.now,
            in: transaction.connection
        )
        let payload = WaitlistOfferJob(entry: entry.id, booking: offer.booking)
        let draft = try JobDraft(WaitlistEntry.mailJobKind, of: entry.provider, payload: payload)
        try await jobs.enqueue(draft, at: transaction.now, in: transaction.connection)
        // When nobody answers, the next is found at once.
        let next = try JobDraft(
            EventSubscriber.waitlist.jobKind,
            of: entry.provider,
            payload: payload,
            availableAt: offer.endsAt
        )
        try await jobs.enqueue(next, at: transaction.now, in: transaction.connection)
    }

    /// Ends an entry whose offer has ended.
    private func settle(_ entry: inout WaitlistEntry, in transaction: Transaction) async throws {
        guard entry.status == .offered, let offer = entry.offer else { return }
        let booking = try await holds.current(offer.booking, in: transaction)
        guard booking.status != .pending else { return }
        // Only an answer confirms it, and that says so itself; its provider may have done so as well.
        entry.status = booking.status == .cancelled ? .missed : .booked
        try await store.update(entry, in: transaction.connection)
    }

    /// The first starts of a window that can be booked, in ascending order; fewer than there are if the availability rule takes too long.
    private func starts(
        in window: WaitlistWindow,
        of offered: OfferedService,
        limit: Int,
        in transaction: Transaction
    ) async throws -> [Instant] {
        let first = max(window.firstDate, offered.today(at: transaction.now))
        guard first <= window.lastDate else { return [] }
        // A day more on each side holds the dates in every zone.
        let calendar = try await calendars.load(
            offered,
            first: Instant(Int64(first.daysSinceEpoch - 1) * 86_400),
            last: Instant(Int64(window.lastDate.daysSinceEpoch + 2) * 86_400),
            at: transaction.now,
            in: transaction.connection
        )
        var budget = RuleBudget()
        var found: [Instant] = []
        var date = first
        while date <= window.lastDate, found.count < limit, let next = date.adding(days: 1) {
            var day = OfferedStarts()
            do throws(RuleBudgetError) {
                try calendar.slots.append(.dates(from: date, to: next), at: transaction.now, to: &day, within: &budget)
            } catch {
                return found
            }
            let fitting = day.starts.lazy.filter { window.contains($0, in: offered.schedule.zone) }
            found += fitting.prefix(limit - found.count).map { Instant($0) }
            date = next
        }
        return found
    }
}

// MARK: - Checks

extension WaitlistDesk {
    private func check(
        _ client: ClientDetails,
        _ window: WaitlistWindow,
        _ offered: OfferedService,
        at now: Instant
    ) throws {
        guard !offered.service.isArchived else {
            throw BookingsError(.conflict, "The service can no longer be booked.", field: "service_id")
        }
        guard client.email != nil else {
            let message = "Offers are mailed, so that this is required."
            throw BookingsError.refused([.init(field: "client.email", message: message, fault: .required)])
        }
        try desk.check(client, for: offered.service)
        guard window.lastDate >= offered.today(at: now) else {
            throw BookingsError(.invalidValue, "This must not be in the past.", field: "last_date")
        }
    }

    private func checkLimits(_ client: ClientDetails, _ provider: ProviderID, in transaction: Transaction) async throws
    {
        let connection = transaction.connection
        let (own, all) = (WaitlistEntry.maximumPerClient, WaitlistEntry.maximumOpen)
        guard try await store.countOpen(of: client, with: provider, limit: own, in: connection) < own else {
            throw BookingsError(.conflict, "A client can wait for \(own) things at once; take one back first.")
        }
        guard try await store.countOpen(of: provider, limit: all, in: connection) < all else {
            throw BookingsError(.conflict, "The provider's waitlist is full.")
        }
    }
}

extension WaitlistEntry {
    fileprivate var nothingIsOffered: BookingsError {
        BookingsError(.wrongState, "No place is offered: the entry is \(status.rawValue).")
    }
}

extension OfferedService {
    /// The date that the provider's clocks show.
    fileprivate func today(at now: Instant) -> CivilDate {
        schedule.zone.date(at: now.secondsSince1970)
    }
}
