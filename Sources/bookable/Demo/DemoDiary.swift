import Bookings
import CivilTime
import Money
import Policies
import SQL
import Scheduling

/// Fills a provider's diary with sessions of the weeks before, of this week and of the next.
///
/// What it books depends on the instant alone.
struct DemoDiary {
    let zones: ZoneDirectory
    let desk: BookingDesk
    let payments: PaymentDesk
    private let notes = BookingNoteDesk()

    init(zones: ZoneDirectory, desk: BookingDesk, payments: PaymentDesk) {
        self.zones = zones
        self.desk = desk
        self.payments = payments
    }

    /// A booking that is still to end in a way about which its policy decides.
    struct Ending {
        let booking: BookingID
        let at: Instant
        let by: Requester
        let isNoShow: Bool
    }

    /// Books what the services of a provider have in the demo; `owner` acts for the provider, or the system does where it has none.
    func fill(_ demo: DemoProvider, for owner: Requester, in transaction: Transaction) async throws -> [Ending] {
        let provider = try DemoSeeder.id(demo.id, as: ProviderID.self)
        var sessions: [Session] = []
        for (place, service) in demo.services.enumerated() {
            sessions += try await self.sessions(service, number: place, of: provider, in: transaction)
        }
        sessions.sort { $0.rank.lexicographicallyPrecedes($1.rank) }
        var tally = Tally()
        for session in sessions {
            var starts = Array(session.starts.prefix(Self.tries))
            for place in 0..<session.service.clients(on: session.date) {
                for start in starts
                where try await book(session, at: start, place, of: provider, for: owner, &tally, in: transaction) {
                    // Those who share a session come at one time.
                    starts = [start]
                    break
                }
            }
        }
        return tally.endings
    }

    /// How many starts of a date are tried for one session.
    private static let tries = 12

    /// A session that is to be booked at the first of these starts that is free.
    private struct Session {
        let service: DemoService
        let date: Int
        let starts: [Instant]

        /// From date to date; first what has few starts, then what finds no room between shorter sessions.
        var rank: [Int64] {
            let timing = service.timing
            return [Int64(date), timing.capacity > 1 ? 0 : 1, -timing.durationMinutes, starts[0].secondsSince1970]
        }
    }

    /// What has been booked so far.
    private struct Tally {
        var booked = 0
        var paidAhead = 0
        var waiting = 0
        var endings: [Ending] = []
    }

    private func sessions(
        _ service: DemoService,
        number: Int,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> [Session] {
        let now = transaction.now
        let (first, last) = (now - 21 * Self.day, now + 14 * Self.day)
        let loader = CalendarLoader(zones: zones)
        let id = try DemoSeeder.id(service.id, as: ServiceID.self)
        let offered = try await loader.offered(of: id, of: provider, in: transaction.connection)
        let asOf = first - 10 * Self.day
        let loaded = try await loader.load(offered, first: first, last: last, at: asOf, in: transaction.connection)
        let slots = loaded.calendar.slots(
            loaded.rules,
            now: asOf.secondsSince1970,
            in: SlotRange(from: .instant(first.secondsSince1970), to: .instant(last.secondsSince1970))
        )
        let zone = try zones.zone(named: offered.provider.timeZone)
        let end = zone.date(at: now.secondsSince1970).isoWeekStart + 14
        let days = Dictionary(grouping: slots) { zone.date(at: $0).daysSinceEpoch }.filter { $0.key < end }
        return days.sorted { $0.key < $1.key }.flatMap { date, starts in
            let count = service.sessions(on: date)
            return (0..<count).map { place in
                let index = (date * 5 + number * 3 + place * starts.count / count) % starts.count
                let order = (starts[index...] + starts[..<index]).map { Instant($0) }
                return Session(service: service, date: date, starts: order)
            }
        }
    }

    private static let day: Int64 = 86_400

    private func book(
        _ session: Session,
        at start: Instant,
        _ place: Int,
        of provider: ProviderID,
        for owner: Requester,
        _ tally: inout Tally,
        in transaction: Transaction
    ) async throws -> Bool {
        let (now, connection) = (transaction.now, transaction.connection)
        let number = session.date * 7 + tally.booked * 5 + place
        var request = BookingRequest(
            provider: provider,
            service: try DemoSeeder.id(session.service.id, as: ServiceID.self),
            startAt: start,
            client: DemoClient.all[number % DemoClient.all.count].details
        )
        request.seats = session.service.timing.maximumSeats > 1 && number.isMultiple(of: 3) ? 2 : 1
        // The newest request is one that can still be answered.
        let isNew = session.service.requiresApproval && start > now && tally.waiting == 0
        let lead = isNew ? 3 * 3_600 : Int64(1 + number % 9) * Self.day - Int64(number % 7) * 3_600
        let bookedAt = min(start, now) - lead
        let booker = Transaction(by: .anonymous, at: bookedAt, on: connection)
        guard case .booked(let booking, _, _) = try await desk.book(request, in: booker) else { return false }
        tally.booked += 1
        if booking.status == .pending {
            if isNew {
                tally.waiting += 1
                return true
            }
            _ = try await desk.confirm(booking.id, in: Transaction(by: owner, at: bookedAt + 3_600, on: connection))
        }
        if start <= now {
            try await end(booking, number: tally.booked, for: owner, &tally, in: transaction)
        } else {
            try await prepare(booking, number: tally.booked, bookedAt, for: owner, &tally, in: transaction)
        }
        return true
    }

    /// Lets a session that is over take place, or not.
    private func end(
        _ booking: Booking,
        number: Int,
        for owner: Requester,
        _ tally: inout Tally,
        in transaction: Transaction
    ) async throws {
        if number % 13 == 7, owner.party == .provider {
            let at = min(booking.startAt + 1_200, transaction.now)
            return tally.endings.append(Ending(booking: booking.id, at: at, by: owner, isNoShow: true))
        }
        // One that still goes on is paid afterwards.
        guard booking.endAt <= transaction.now else { return }
        let owner = Transaction(by: owner, at: booking.endAt, on: transaction.connection)
        _ = try await desk.complete(booking.id, in: owner)
        guard number % 6 != 5 else { return }
        try await pay(booking, by: number.isMultiple(of: 2) ? .card : .cash, in: owner)
    }

    /// Pays some of the sessions to come, cancels two of these, and writes notes about others.
    private func prepare(
        _ booking: Booking,
        number: Int,
        _ bookedAt: Instant,
        for owner: Requester,
        _ tally: inout Tally,
        in transaction: Transaction
    ) async throws {
        let asOwner = Transaction(by: owner, at: bookedAt + 7_200, on: transaction.connection)
        guard number.isMultiple(of: 3) else {
            if number % 8 == 4, owner.party == .provider {
                _ = try await notes.add(Self.note(number), to: booking.id, in: asOwner)
            }
            return
        }
        try await pay(booking, by: .bankTransfer, in: asOwner)
        tally.paidAhead += 1
        guard [2, 5].contains(tally.paidAhead) else { return }
        let client = Requester.client(booking.id)
        tally.endings.append(Ending(booking: booking.id, at: transaction.now, by: client, isNoShow: false))
    }

    private func pay(_ booking: Booking, by method: Payment.Method, in transaction: Transaction) async throws {
        let price = booking.price.minorUnits
        _ = try await payments.record(price, method: method, note: nil, for: booking.id, in: transaction)
    }

    private static func note(_ number: Int) -> String {
        ["Prefers to come in by the back door.", "Allergic to nuts.", "Brings the dog."][number / 8 % 3]
    }
}
