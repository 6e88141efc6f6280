import CivilTime
import Scheduling
import SQL

extension WaitlistDesk {
    /// Starts that may do for somebody who waits.
    struct Candidate: Sendable {
        let entry: WaitlistEntryID

        /// In ascending order, a few of them: some may be gone when their turn comes.
        let starts: [Instant]
    }

    /// A portion of those who wait for places of a provider, in the order in which they began to.
    struct Portion: Sendable {
        /// Those for whom something is free.
        var candidates: [Candidate] = []

        /// The last one looked at; `nil` if there are no more.
        var cursor: WaitlistEntryID?
    }

    private static let portion = 50
    private static let startsEach = 5

    /// Seconds before a session in which nobody is asked any more: a mail has to be read.
    private static let leastTime: Int64 = 900

    /// Looks, without a lock, at the next of those who wait after `cursor`.
    ///
    /// Throws ``RuleQueueError`` if too much waits for the provider's availability rule; those for whom it takes too long in all are left
    /// for the next time.
    func candidates(
        of provider: ProviderID,
        after cursor: WaitlistEntryID?,
        within budget: inout RuleBudget,
        in transaction: Transaction
    ) async throws -> Portion {
        let connection = transaction.connection
        let waiting = try await store.list(of: provider, .waiting, after: cursor, limit: Self.portion, in: connection)
        var portion = Portion()
        portion.cursor = waiting.count == Self.portion ? waiting.last?.id : nil
        var services: [ServiceID: OfferedService] = [:]
        for entry in waiting {
            let known = services[entry.service]
            let service: OfferedService
            if let known {
                service = known
            } else {
                service = try await calendars.offered(of: entry.service, of: provider, in: connection)
                services[entry.service] = service
            }
            guard !service.service.isArchived else { continue }
            let starts = try await starts(
                in: entry.window,
                of: service,
                notBefore: transaction.now + Self.leastTime,
                limit: Self.startsEach,
                within: &budget,
                in: transaction
            )
            if !starts.isEmpty { portion.candidates.append(Candidate(entry: entry.id, starts: starts)) }
        }
        return portion
    }

    /// Ends what is over: entries whose dates have passed, and offers that nobody answered in time.
    func endPast(of provider: ProviderID, in transaction: Transaction) async throws {
        try await transaction.lock(provider)
        let connection = transaction.connection
        let zone = try calendars.zones.zone(
            named: try await calendars.providers.find(provider, in: connection).timeZone
        )
        let today = zone.date(at: transaction.now.secondsSince1970)
        try await store.end(before: today, of: provider, in: connection)
        let offered = try await store.list(
            of: provider,
            .offered,
            limit: WaitlistEntry.maximumWaiting,
            in: connection
        )
        for var entry in offered where entry.offer.map({ $0.endsAt <= transaction.now }) ?? true {
            try await settle(&entry, in: transaction)
        }
    }

    /// Holds the first of a candidate's starts that is still free, and has it offered; false if none is, or the client waits no longer.
    func offer(_ candidate: Candidate, in transaction: Transaction) async throws -> Bool {
        if let provider = candidate.entry.provider { try await transaction.lock(provider) }
        var entry = try await store.find(candidate.entry, in: transaction.connection)
        guard entry.status == .waiting else { return false }
        for start in candidate.starts {
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
            // Whoever answers has read the mail with the link.
            try await proofs.keepProved(entry.client, for: booking, in: transaction)
            let offer = WaitlistEntry.Offer(booking: booking.id, startAt: start, endsAt: endsAt)
            entry.offer = offer
            entry.status = .offered
            try await store.update(entry, in: transaction.connection)
            try await events.recordOffer(
                WaitlistEventData(entry, offer),
                of: entry.provider,
                at: transaction.now,
                in: transaction.connection
            )
            try await mail(
                WaitlistMailJob(entry: entry.id, booking: offer.booking),
                of: entry.provider,
                in: transaction
            )
            // When nobody answers, the next is found at once.
            try await look(for: entry.provider, at: offer.endsAt, in: transaction)
            return true
        }
        return false
    }

    /// The first starts of a window that can be booked, in ascending order; fewer than there are if the availability rule takes too long.
    func starts(
        in window: WaitlistWindow,
        of offered: OfferedService,
        notBefore earliest: Instant,
        limit: Int,
        within budget: inout RuleBudget,
        in transaction: Transaction
    ) async throws -> [Instant] {
        let first = max(window.firstDate, offered.today(at: transaction.now))
        guard first <= window.lastDate else { return [] }
        // A day more on each side holds the dates in every zone.
        let slots = try await calendars.load(
            offered,
            first: Instant(Int64(first.daysSinceEpoch - 1) * 86_400),
            last: Instant(Int64(window.lastDate.daysSinceEpoch + 2) * 86_400),
            at: transaction.now,
            in: transaction.connection
        ).slots
        let (now, zone, before) = (transaction.now, offered.schedule.zone, budget)
        let (found, after) = try await slots.looking { () -> ([Instant], RuleBudget) in
            var (found, budget, date) = ([Instant](), before, first)
            while date <= window.lastDate, found.count < limit, let next = date.adding(days: 1) {
                var day = OfferedStarts()
                do throws(RuleBudgetError) {
                    try slots.append(.dates(from: date, to: next), at: now, to: &day, within: &budget)
                } catch {
                    return (found, budget)
                }
                let fitting = day.starts.lazy.filter {
                    $0 >= earliest.secondsSince1970 && window.contains($0, in: zone)
                }
                found += fitting.prefix(limit - found.count).map { Instant($0) }
                date = next
            }
            return (found, budget)
        }
        budget = after
        return found
    }
}
