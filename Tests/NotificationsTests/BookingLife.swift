import Bookings
import CivilTime
import Notifications

/// A booking whose messages are planned, judged and sent as a server would, on a clock that is set by hand.
struct BookingLife {
    struct Row {
        let message: PlannedMessage
        var due: Instant
        var fate: MessageVerdict?
    }

    struct Sent: Hashable, CustomStringConvertible {
        let occasion: Occasion
        let recipient: Recipient
        let channel: Channel
        let at: Instant

        var description: String { "\(occasion) to \(recipient) by \(channel) at \(at)" }
    }

    /// Monday 2026-03-09, 10:00 in Berlin.
    static let start = Instant(1_773_046_800)
    static let minute: Int64 = 60
    static let hour: Int64 = 3_600

    let planner: MessagePlanner
    var booking: NotifiedBooking
    private(set) var now: Instant
    private(set) var rows: [Row] = []
    private(set) var sent: [Sent] = []
    var isDown = false

    init(
        bookedBefore lead: Int64,
        start: Instant = start,
        preferences: MessagePreferences = MessagePreferences(),
        zone: String = "Europe/Berlin"
    ) throws {
        let zone = try ZoneDirectory().zone(named: zone)
        planner = MessagePlanner(preferences, clientZone: zone, providerZone: zone)
        now = start - lead
        booking = NotifiedBooking(status: .confirmed, startAt: start, endAt: start + Self.hour)
    }

    mutating func happen(_ event: EventKind) {
        let plan = planner.plan(event, of: booking, at: now)
        for index in rows.indices
        where rows[index].fate == nil && plan.overtaken.contains(rows[index].message.occasion) {
            rows[index].fate = .drop(.overtaken)
        }
        rows += plan.messages.map { Row(message: $0, due: $0.dueAt) }
    }

    mutating func move(to start: Instant) {
        booking = NotifiedBooking(status: booking.status, startAt: start, endAt: start + Self.hour)
        happen(.bookingRescheduled)
    }

    mutating func end(_ event: EventKind, as status: BookingStatus = .cancelled) {
        booking = NotifiedBooking(
            status: status,
            awaited: booking.awaited,
            startAt: booking.startAt,
            endAt: booking.endAt,
            expiresAt: booking.expiresAt
        )
        happen(event)
    }

    /// Lets time pass; what is due is judged each minute, unless the server is down.
    mutating func pass(until instant: Instant) {
        while now < instant {
            work()
            now = min(instant, now + Self.minute)
        }
        work()
    }

    private mutating func work() {
        guard !isDown else { return }
        for index in rows.indices where rows[index].fate == nil && rows[index].due <= now {
            let message = rows[index].message
            let due = PlannedMessage(
                message.occasion,
                to: message.recipient,
                by: message.channel,
                dueAt: rows[index].due
            )
            switch MessageJudge(planner).verdict(on: due, of: booking, at: now) {
            case .send:
                rows[index].fate = .send
                sent.append(
                    Sent(occasion: message.occasion, recipient: message.recipient, channel: message.channel, at: now)
                )
            case .wait(let until): rows[index].due = until
            case .drop(let reason): rows[index].fate = .drop(reason)
            }
        }
    }

    /// When the client got that by e-mail.
    func times(_ occasion: Occasion, to recipient: Recipient = .client, by channel: Channel = .email) -> [Instant] {
        sent.filter { $0.occasion == occasion && $0.recipient == recipient && $0.channel == channel }.map(\.at)
    }

    func fates(of occasion: Occasion, to recipient: Recipient = .client) -> [MessageVerdict?] {
        rows.filter { $0.message.occasion == occasion && $0.message.recipient == recipient }.map(\.fate)
    }
}
