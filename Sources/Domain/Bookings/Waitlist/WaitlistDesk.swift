package import CivilTime
import Scheduling
import SQL

/// Lets clients wait for a place, and takes what they answer to offers.
package struct WaitlistDesk: Sendable {
    /// Seconds that a client has for answering an offer, unless the session begins earlier.
    package static let standardOfferTime: Int64 = 3_600

    let desk: BookingDesk
    let holds: HoldDesk
    let proofs: EmailProofDesk
    let calendars: CalendarLoader
    let store = WaitlistStore()
    let bookings = BookingStore()
    let events = EventStore()
    let jobs = JobStore()
    let offerTime: Int64

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

    /// Lets a client wait for a place of a service, from when they have opened the link in a mail that is sent now; at once if the provider
    /// asks for it.
    ///
    /// Throws ``BookingsError`` where a place is free already, for a client who could not book the service or cannot be mailed, for dates
    /// that are over or cannot be booked yet, and for one entry too many.
    package func join(
        _ service: ServiceID,
        of provider: ProviderID,
        for client: ClientDetails,
        _ window: WaitlistWindow,
        in transaction: Transaction
    ) async throws -> WaitlistEntry {
        let connection = transaction.connection
        try await transaction.lock(provider)
        let offered = try await calendars.offered(of: service, of: provider, in: connection)
        try check(client, window, offered, at: transaction.now)
        try await checkRoom(for: client, of: provider, in: transaction)
        // Holds that have run out take no place, whether they are released yet or not.
        var budget = RuleBudget()
        let free = try await starts(
            in: window,
            of: offered,
            notBefore: transaction.now,
            limit: 1,
            within: &budget,
            in: transaction
        )
        if let first = free.first {
            throw BookingsError(.conflict, "A place is free at \(first): book it instead.", field: "first_date")
        }
        let isConfirmed = !transaction.requester.isCounted(at: provider)
        let entry = WaitlistEntry(
            id: .make(under: provider, at: transaction.now),
            provider: provider,
            service: service,
            client: client,
            window: window,
            createdAt: transaction.now,
            status: isConfirmed ? .waiting : .unconfirmed
        )
        try await store.insert(entry, in: connection)
        if !isConfirmed { try await mail(WaitlistMailJob(entry: entry.id), of: provider, in: transaction) }
        return entry
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

    /// The client has opened the link in the first mail, and waits from now on; does nothing later.
    ///
    /// Throws ``BookingsError`` if too many wait.
    package func confirm(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        var entry = try await current(id, in: transaction)
        guard entry.status == .unconfirmed else { return entry }
        let most = WaitlistEntry.maximumWaiting
        guard try await store.countWaiting(of: entry.provider, limit: most, in: transaction.connection) < most else {
            throw BookingsError(.conflict, "The provider's waitlist is full.")
        }
        entry.status = .waiting
        try await store.update(entry, in: transaction.connection)
        try await look(for: entry.provider, at: transaction.now, in: transaction)
        return entry
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

    /// What holds the place that an entry is offered now; `nil` if it is offered none.
    package func held(for entry: WaitlistEntry, in transaction: Transaction) async throws -> Booking? {
        guard entry.status == .offered, let offer = entry.offer else { return nil }
        return try await bookings.find(offer.booking, in: transaction.connection)
    }

    /// The entry behind the provider's lock, as it stands at the time of the transaction.
    package func current(_ id: WaitlistEntryID, in transaction: Transaction) async throws -> WaitlistEntry {
        if let provider = id.provider { try await transaction.lock(provider) }
        var entry = try await store.find(id, in: transaction.connection)
        try await settle(&entry, in: transaction)
        return entry
    }
}

extension WaitlistDesk {
    /// Ends an entry, and the hold of what it is offered, which goes to the next.
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
        // That a hold of nobody ended is no event.
        try await look(for: entry.provider, at: transaction.now, in: transaction)
    }

    /// Has places looked for at `instant`, for whoever waits then.
    func look(for provider: ProviderID, at instant: Instant, in transaction: Transaction) async throws {
        let draft = try JobDraft(
            EventSubscriber.waitlist.jobKind,
            of: provider,
            payload: [String: String](),
            availableAt: instant
        )
        try await jobs.enqueue(draft, at: transaction.now, in: transaction.connection)
    }

    func mail(_ job: WaitlistMailJob, of provider: ProviderID, in transaction: Transaction) async throws {
        let draft = try JobDraft(WaitlistEntry.mailJobKind, of: provider, payload: job)
        try await jobs.enqueue(draft, at: transaction.now, in: transaction.connection)
    }

    /// Ends an entry whose offer has ended, and follows a place that its provider moved.
    func settle(_ entry: inout WaitlistEntry, in transaction: Transaction) async throws {
        guard entry.status == .offered, let offer = entry.offer else { return }
        let booking = try await holds.current(offer.booking, in: transaction)
        guard booking.status != .pending || !booking.client.areAwaited else {
            entry.offer?.startAt = booking.startAt
            entry.offer?.endsAt = booking.expiresAt ?? offer.endsAt
            return
        }
        // An answer says so itself; but the provider may have confirmed the place, for this client or for another.
        let isTheirs = booking.client.email?.lowercased() == entry.client.email?.lowercased()
        entry.status = booking.status != .cancelled && isTheirs ? .booked : .missed
        try await store.update(entry, in: transaction.connection)
    }

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
        let today = offered.today(at: now)
        guard window.lastDate >= today else {
            throw BookingsError(.invalidValue, "This must not be in the past.", field: "last_date")
        }
        // Places of later dates become free for everybody when the booking window reaches them.
        if let days = offered.service.timing.bookingWindowDays, let last = today.adding(days: Int(days)),
            window.lastDate > last
        {
            throw BookingsError(.invalidValue, "The service can be booked until \(last) now.", field: "last_date")
        }
    }

    private func checkRoom(for client: ClientDetails, of provider: ProviderID, in transaction: Transaction) async throws
    {
        let connection = transaction.connection
        let (own, all) = (WaitlistEntry.maximumPerClient, WaitlistEntry.maximumWaiting)
        guard try await store.countOpen(of: client, with: provider, limit: own, in: connection) < own else {
            throw BookingsError(.conflict, "A client can wait for \(own) things at once; take one back first.")
        }
        guard try await store.countWaiting(of: provider, limit: all, in: connection) < all else {
            throw BookingsError(.conflict, "The provider's waitlist is full.")
        }
        if let email = client.email, try await proofs.isUndeliverable(email, of: provider, in: transaction) {
            throw BookingsError(
                .invalidValue,
                "Mail to this address came back, so that no offer can be sent there.",
                field: "client.email"
            )
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
    func today(at now: Instant) -> CivilDate { schedule.zone.date(at: now.secondsSince1970) }
}
