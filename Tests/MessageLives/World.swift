import Bookings
import CivilTime
import Notifications
import Policies
import SQL
import Synchronization

/// The clock, and everything that clients and providers do, in its order.
actor World {
    nonisolated let log: LifeLog
    private nonisolated let clock: Mutex<Instant>
    let database: any SQLDatabase
    private let desk: BookingDesk
    private let holds: HoldDesk
    var lives: [Life]

    /// In order of time, the last first.
    private var agenda: [Entry] = []
    private var isPassingTime = false
    private(set) var refused = 0

    struct Entry {
        let at: Instant
        let life: Int

        let event: Event
    }

    enum Event {
        /// Of the booking, if it still has the revision for which it was chosen.
        case step(Life.Step, revision: Int)
        case aside(Life.Aside)

        /// Releases holds that ran out.
        case sweep

        /// A gateway tells what became of a short message with that id.
        case report(String, isDelivered: Bool)
    }

    init(_ lives: [Life], on database: any SQLDatabase, log: LifeLog, opening: Instant) {
        let observers = [MessagePlanning(zones: .system, channels: Set(Channel.allCases))]
        desk = BookingDesk(zones: .system, evaluators: PolicyEvaluators(), observers: observers)
        holds = HoldDesk(observers: observers)
        self.database = database
        self.log = log
        self.lives = lives
        clock = Mutex(opening)
        agenda = lives.map { Entry(at: $0.bookedAt, life: $0.number, event: .step(.book, revision: 0)) }
            .sorted { $0.at > $1.at }
    }

    nonisolated var now: Instant { clock.withLock { $0 } }

    private nonisolated func setClock(_ instant: Instant) { clock.withLock { $0 = max($0, instant) } }

    /// When something happens next; `nil` if nothing does any more.
    var nextChange: Instant? { agenda.last?.at }

    /// Lets all happen that does until `instant`, and then it is that time.
    func passTime(until instant: Instant) async throws {
        // While a mail is being taken, time passes in one place only.
        guard !isPassingTime else { return }
        isPassingTime = true
        defer { isPassingTime = false }
        while let entry = agenda.last, entry.at <= instant {
            agenda.removeLast()
            setClock(entry.at)
            try await perform(entry)
        }
        setClock(instant)
    }

    /// Lets time pass while a server waits for the answer to a mail.
    func passTime(seconds: Int64) async {
        do {
            try await passTime(until: now + seconds)
        } catch {
            preconditionFailure("A change failed: \(error)")
        }
    }

    func plan(_ entry: Entry) {
        let index = agenda.firstIndex { $0.at <= entry.at } ?? agenda.endIndex
        agenda.insert(entry, at: index)
    }

    private func perform(_ entry: Entry) async throws {
        switch entry.event {
        case .sweep: try await sweep()
        case .report(let id, let isDelivered): try await receive(id, isDelivered: isDelivered)
        case .aside(let aside): try await perform(aside, of: entry.life)
        case .step(let step, let revision): try await perform(step, entry, revision)
        }
    }

    private func perform(_ step: Life.Step, _ entry: Entry, _ revision: Int) async throws {
        guard (lives[entry.life].booking?.revision ?? 0) == revision else { return }
        let life = lives[entry.life]
        do {
            guard let booking = try await perform(step, on: life) else {
                refused += 1
                return
            }
            lives[entry.life].changes += 1
            // A move to the start that it has changes nothing, and nobody is told.
            guard booking.revision != life.booking?.revision else { return planNext(of: entry.life) }
            lives[entry.life].starts.append(booking.startAt)
            note(booking, of: entry.life, as: step.name, by: try requester(of: step, life))
        } catch let error as BookingsError where [.wrongState, .forbidden, .conflict].contains(error.code) {
            refused += 1
        }
    }

    private func note(_ booking: Booking, of life: Int, as what: String, by requester: Requester?) {
        lives[life].booking = booking
        let provider = lives[life].provider
        log.write(
            ChangeLine(
                t: what == "expired" ? booking.cancelledAt ?? now : now,
                booking: life,
                id: booking.id.rawValue,
                what: what,
                by: requester?.party == .provider ? "provider" : "client",
                status: booking.status.rawValue,
                start: booking.startAt,
                end: booking.endAt,
                expires: booking.expiresAt,
                approval: provider.approves,
                provider: provider.number,
                client: booking.client.name,
                email: booking.client.email,
                phone: booking.client.phone,
                agrees: booking.client.agreesToSMS,
                zone: booking.client.timeZone
            )
        )
        if what == "booked" {
            for (instant, aside) in lives[life].asides(after: now) {
                plan(Entry(at: instant, life: life, event: .aside(aside)))
            }
        }
        if booking.status == .pending, let expiresAt = booking.expiresAt {
            // Somewhat later, as the sweeper comes by from time to time.
            let later = Int64.random(in: 0...20, using: &lives[life].random)
            plan(Entry(at: max(now, expiresAt + later), life: life, event: .sweep))
        }
        planNext(of: life)
    }

    private func planNext(of life: Int) {
        guard let next = lives[life].next(after: now) else { return }
        let revision = lives[life].booking?.revision ?? 0
        plan(Entry(at: max(now, next.at), life: life, event: .step(next.step, revision: revision)))
    }
}

extension World {
    private func requester(of step: Life.Step, _ life: Life) throws -> Requester {
        guard let booking = life.booking else { return .anonymous }
        let isClients =
            switch step {
            case .book, .cancel: true
            case .confirm, .move: !life.provider.approves
            case .decline, .recordNoShow, .complete: false
            }
        return isClients ? .client(booking.id) : try life.provider.requester
    }

    /// The booking after the step; `nil` if it was refused.
    private func perform(_ step: Life.Step, on life: Life) async throws -> Booking? {
        let requester = try requester(of: step, life)
        return try await desk.deciding(on: database, by: requester, at: now) { desk, transaction in
            guard let id = life.booking?.id else {
                var request = BookingRequest(
                    provider: life.provider.id,
                    service: life.provider.service.id,
                    startAt: life.starts[0],
                    client: life.client
                )
                request.hold = life.hold
                guard case .booked(let booking, _, _) = try await desk.book(request, in: transaction) else {
                    return nil
                }
                return booking
            }
            switch step {
            case .book: return nil
            case .confirm: return try await desk.confirm(id, in: transaction)
            case .cancel, .decline: return try await desk.cancel(id, reason: nil, in: transaction).booking
            case .recordNoShow: return try await desk.recordNoShow(id, in: transaction).booking
            case .complete: return try await desk.complete(id, in: transaction)
            case .move(let start):
                switch try await desk.reschedule(id, to: start, in: transaction) {
                case .refused: return nil
                case .rescheduled(let booking), .unchanged(let booking): return booking
                }
            }
        }
    }

    /// Releases what ran out, as the sweeper does, and notes which bookings those were.
    private func sweep() async throws {
        let now = now
        _ = try await database.transaction(.write, by: .system, at: now) { transaction in
            try await holds.releaseOverdue(limit: .max, in: transaction)
        }
        for life in lives {
            guard var booking = life.booking, booking.status == .pending, let expiresAt = booking.expiresAt,
                expiresAt <= now
            else { continue }
            booking.status = .cancelled
            booking.cancelledAt = expiresAt
            note(booking, of: life.number, as: "expired", by: nil)
        }
    }
}

extension Life.Step {
    fileprivate var name: String {
        switch self {
        case .book: "booked"
        case .confirm: "confirmed"
        case .cancel, .decline: "cancelled"
        case .move: "moved"
        case .recordNoShow: "no_show"
        case .complete: "completed"
        }
    }
}
