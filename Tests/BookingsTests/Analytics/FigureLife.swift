@testable import Bookings
import CivilTime
import Intervals
import Money
import Policies
import SQL
import Scheduling
import TestSupport
import Testing

/// A practice whose clients book, move, cancel, come, stay away and pay at random; the same for the same seed.
struct FigureLife {
    let studio: Studio
    let services: [ServiceID]
    let counter: FigureCounter
    private var random: SplitMix64
    private(set) var now = Studio.now
    private(set) var booked: [Booking] = []

    /// The starts that clients were refused, with the service and whether something was in the way.
    private(set) var refused: [(start: Instant, service: ServiceID, isTaken: Bool)] = []
    let demand = DemandLog(seed: 1)

    /// What the calendar of the provider has ever had, and what the provider has blocked.
    private(set) var events: [Interval] = []
    private(set) var blocks: [BusyTime] = []

    private static let clients = (0..<7).map { number in
        ClientDetails(
            name: "Client \(number)",
            email: number == 6 ? nil : "client\(number)@example.com",
            phone: number.isMultiple(of: 3) ? "+49 30 000\(number)" : nil
        )
    }

    init(on engine: Engine, seed: UInt64) async throws {
        studio = try await Studio(on: engine, policy: "moderate", timing: ServiceTiming(durationMinutes: 60))
        random = SplitMix64(seed: seed)
        // Pages so short that months have several.
        counter = FigureCounter(database: studio.database, zones: .system, page: 3)
        let provider = studio.provider
        let other = try await studio.database.transaction(.write) { connection in
            try await EventSubscriptionStore().register(.figures, in: connection)
            let draft = ServiceStore.Draft(
                name: "Half",
                price: MonetaryAmount(5_000, .euro),
                timing: ServiceTiming(durationMinutes: 30)
            )
            return try await ServiceStore().create(draft, of: provider, at: Studio.now, in: connection)
        }
        services = [studio.service.id, other.id]
    }

    /// Books that many times, and does other things in between; figures are counted now and then.
    mutating func run(bookings: Int) async throws {
        while booked.count < bookings {
            now += Int64.random(in: 0...3, using: &random) * 86_400 + Int64.random(in: 0...80_000, using: &random)
            try await book()
            for _ in 0..<Int.random(in: 0...3, using: &random) { try await ignoringRefusals { try await $0.change() } }
            if random.chance(20) { try await ignoringRefusals { try await $0.block() } }
            if random.chance(20) { try await readCalendar() }
            if random.chance(25) { try await count() }
        }
        now += 40 * 86_400
        // By now all that the calendar told of is past.
        try await readCalendar()
        for _ in 0..<bookings { try await ignoringRefusals { try await $0.change() } }
        try await count()
    }

    /// Does the jobs that events and corrections left, as a server does.
    func count() async throws {
        try await demand.write(on: studio.database)
        for job in try await studio.claim(9, [EventSubscriber.figures.jobKind], at: now + 30) {
            #expect(await counter.handle(job) == .done)
            _ = try await studio.write { try await $0.finish(job, in: $1) }
        }
    }

    private mutating func book() async throws {
        let day = Int64.random(in: 1...70, using: &random)
        let hour = Int64.random(in: 0..<8, using: &random)
        let zone = try ZoneDirectory.system.zone(named: "Europe/Berlin")
        let date = zone.date(at: (now + day * 86_400).secondsSince1970)
        let midnight = try #require(zone.firstInstant(of: date))
        var request = BookingRequest(
            provider: studio.provider,
            service: random.pick(services),
            startAt: Instant(midnight + 9 * 3_600 + hour * 3_600),
            client: random.pick(Self.clients)
        )
        // Now and then somebody wants what another has, or the evening.
        if random.chance(20), let rival = booked.last, rival.startAt > now { request.startAt = rival.startAt }
        if random.chance(10) { request.startAt = request.startAt + 10 * 3_600 }
        if random.chance(15) { request.hold = 600 }
        let (asked, time, studio) = (request, now, studio)
        let outcome = try await studio.database.transaction(.write, by: .anonymous, at: now) { transaction in
            try await studio.desk.book(asked, in: transaction)
        }
        switch outcome {
        case .booked(let booking, _, _): booked.append(booking)
        case .refused(let refusal):
            demand.note(refusal, at: now)
            refused.append((asked.startAt, asked.service, refusal.isTaken))
        }
        if random.chance(50) {
            _ = try await studio.database.transaction(.write, by: .system, at: time + 700) { transaction in
                try await studio.holds.releaseOverdue(limit: 10, in: transaction)
            }
            now += 700
        }
    }

    private mutating func ignoringRefusals(_ body: (inout FigureLife) async throws -> Void) async throws {
        do {
            try await body(&self)
        } catch is BookingsError {
            // What a booking's state forbids is refused, and changes nothing.
        }
    }

    /// Something that happens to one of the bookings.
    private mutating func change() async throws {
        guard let booking = booked.randomElement(using: &random) else { return }
        let (time, studio) = (now, studio)
        switch Int.random(in: 0..<15, using: &random) {
        case 13: try await block()
        case 14: try await readCalendar()
        case 0: _ = try await studio.cancel(booking, at: time)
        case 1: _ = try await studio.cancel(booking, by: .provider, at: time)
        case 2, 3:
            let days = Int64.random(in: -20...40, using: &random)
            _ = try await studio.move(booking, to: booking.startAt + days * 86_400, at: time)
        case 4, 5: try await act { _ = try await studio.desk.complete(booking.id, in: $0) }
        case 6: _ = try await studio.cancel(booking, by: .noShow, at: time)
        case 7, 8, 9: try await pay(booking)
        case 10:
            let amount = Int64.random(in: 1...3_000, using: &random)
            try await act { transaction in
                _ = try await studio.refundDesk.refund(amount, of: booking.id, because: "A gesture", in: transaction)
            }
        case 11:
            var changes = ClientChanges()
            if let email = random.pick(Self.clients).email { changes.email = .value(email) }
            let chosen = changes
            try await act { _ = try await studio.desk.changeClient(of: booking.id, chosen, in: $0) }
        default: try await correct(booking)
        }
    }

    /// Some time in the weeks around, which may begin and end at any minute.
    private mutating func span() -> Interval {
        let start = (now + Int64.random(in: -20...40, using: &random) * 86_400).secondsSince1970 / 60 * 60
        let minute = Int64.random(in: 0..<1_440, using: &random)
        let length = Int64.random(in: 1...(random.chance(10) ? 4_000 : 90), using: &random)
        return Interval(start: start + minute * 60, end: start + (minute + length) * 60)
    }

    private mutating func block() async throws {
        if random.chance(30), let block = blocks.randomElement(using: &random) {
            blocks.removeAll { $0.id == block.id }
            return try await studio.unblock(block)
        }
        let span = span()
        let block = try await studio.block(Instant(span.start), Instant(span.end), now: now)
        blocks.append(block)
    }

    /// Reads the calendar as it is now, which tells of nothing that ended more than a day ago.
    mutating func readCalendar() async throws {
        let span = span()
        // What is over when somebody adds it is never told of.
        if span.end > (now - 86_400).secondsSince1970 { events.append(span) }
        let (studio, time) = (studio, now)
        let told = events.filter { $0.end > (now - 86_400).secondsSince1970 }.map { BusyTime.Piece($0) }
        try await studio.database.transaction(.write) { connection in
            _ = try await BusyTimeStore().replace(
                BusyTime.Source(rawValue: "cal_one"),
                of: studio.provider,
                with: told,
                at: time,
                in: connection
            )
        }
    }

    private mutating func pay(_ booking: Booking) async throws {
        let amount = Int64.random(in: 1...4_000, using: &random)
        let zone = Zone.utc
        let date = random.chance(40) ? zone.date(at: now.secondsSince1970).adding(days: -20) : nil
        let studio = studio
        try await act { transaction in
            _ = try await studio.paymentDesk.record(
                amount,
                method: .cash,
                proof: PaymentProof(paidOn: date),
                note: nil,
                for: booking.id,
                in: transaction
            )
        }
    }

    private mutating func correct(_ booking: Booking) async throws {
        let studio = studio
        switch Int.random(in: 0..<3, using: &random) {
        case 0: try await act { _ = try await studio.desk.reopen(booking.id, in: $0) }
        case 1:
            guard let payment = try await studio.payments(of: booking).first else { return }
            try await act { _ = try await studio.paymentDesk.void(payment.id, because: "Never came", in: $0) }
        default:
            let client = try await studio.find(booking).client
            let identity = try ClientIdentity(
                of: studio.provider,
                email: client.email,
                phone: nil,
                booking: client.email == nil ? booking.id : nil
            )
            try await act { _ = try await ClientDesk(observers: []).erase(identity, in: $0) }
        }
    }

    /// Something that the provider does.
    private func act(_ body: @escaping @Sendable (Transaction) async throws -> Void) async throws {
        try await studio.database.transaction(.write, by: try studio.asProvider, at: now) { try await body($0) }
    }
}
