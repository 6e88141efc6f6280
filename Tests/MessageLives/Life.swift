import CivilTime
import Bookings

/// One booking, from before it is made, and the chance that rules it.
struct Life: Sendable {
    let number: Int
    let provider: LifeProvider
    let bookedAt: Instant
    let client: ClientDetails

    /// Seconds for which it is only held at first.
    let hold: Int64?

    /// As it was after its last change; `nil` until it is made.
    var booking: Booking?

    /// Every start that it has had.
    var starts: [Instant]
    var random: SplitMix64
    var changes = 0

    /// What happens to a booking, at the request of whoever does it.
    enum Step: Sendable {
        case book, confirm, cancel, decline, move(to: Instant), recordNoShow, complete
    }

    private static let hour: Int64 = 3_600
    private static let day: Int64 = 86_400

    init(number: Int, providers: [LifeProvider], opening: Instant, days: Int64, seed: UInt64) {
        self.number = number
        var random = SplitMix64(seed: seed &* 0x9E37_79B9 &+ UInt64(number))
        let provider = providers[Int.random(in: 0..<providers.count, using: &random)]
        let roughly = opening + 60 + Int64.random(in: 0...days * Self.day, using: &random)
        let lead = Self.lead(&random)
        let start = Self.round(roughly + lead, up: provider)
        // To the second at the limits of the late rules, for some.
        let isExact = Int.random(in: 0..<5, using: &random) == 0
        let exact = start - (Self.limits.randomElement(using: &random) ?? 0) + Int64.random(in: -1...1, using: &random)
        bookedAt = isExact ? exact : roughly
        starts = [start]
        client = Self.client(number, of: provider, &random)
        hold = !provider.approves && Int.random(in: 0..<8, using: &random) == 0 ? 600 : nil
        self.provider = provider
        self.random = random
    }

    /// Leads at which something else is planned.
    private static let limits: [Int64] = [25 * hour, 24 * hour, 75 * 60, hour, 900]

    private static func lead(_ random: inout SplitMix64) -> Int64 {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<2: Int64.random(in: 60...3 * hour, using: &random)
        case 2..<4: Int64.random(in: 20 * hour...27 * hour, using: &random)
        default: Int64.random(in: hour...10 * day, using: &random)
        }
    }

    private static func client(_ number: Int, of provider: LifeProvider, _ random: inout SplitMix64) -> ClientDetails {
        var client = ClientDetails(name: "Client \(number)")
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<3: client.email = nil
        case 3..<6: client.email = provider.email
        case 6..<9: client.email = "gone\(number)@example.org"
        case 9..<20: client.email = "regular\(number % 7)@example.org"
        default: client.email = "client\(number)@example.org"
        }
        let zones = [nil, nil, "America/New_York", "Asia/Kolkata"]
        client.timeZone = zones[Int.random(in: 0..<zones.count, using: &random)]
        addPhone(to: &client, number, &random)
        return client
    }

    private static func addPhone(to client: inout ClientDetails, _ number: Int, _ random: inout SplitMix64) {
        let digits = "\(1_000_000 + number)"
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<50: return
        case 50..<53: client.phone = LifeNumber.gone + digits
        case 53..<57: client.phone = LifeNumber.lost + "\(1_000_000 + number % 5)"
        case 57..<67: client.phone = LifeNumber.usual + "\(2_000_000 + number % 7)"
        default: client.phone = LifeNumber.usual + digits
        }
        client.smsConsent = Int.random(in: 0..<4, using: &random) > 0
    }

    private static func round(_ instant: Instant, up provider: LifeProvider) -> Instant {
        let past = instant.secondsSince1970 - provider.pastHour
        return Instant((past + hour - 1) / hour * hour + provider.pastHour)
    }

    /// What happens next to the booking, and when; `nil` if nothing does any more.
    mutating func next(after now: Instant) -> (at: Instant, step: Step)? {
        guard let booking else { return (bookedAt, .book) }
        switch booking.status {
        case .pending: return provider.approves ? awaited(booking, now) : held(booking, now)
        case .confirmed: return booking.startAt > now ? ahead(booking, now) : afterwards(booking, now)
        case .cancelled, .completed: return nil
        }
    }

    private mutating func held(_ booking: Booking, _ now: Instant) -> (at: Instant, step: Step)? {
        let instant = now + Int64.random(in: 1...700, using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<7: return (instant, .confirm)
        case 7: return (instant, .cancel)
        default: return nil
        }
    }

    private mutating func awaited(_ booking: Booking, _ now: Instant) -> (at: Instant, step: Step)? {
        let last = max((booking.expiresAt ?? now) - 1, now + 1)
        let soon = min(last, now + 2 * Self.hour)
        let instant = Instant.random(in: now + 1...(Bool.random(using: &random) ? soon : last), using: &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: return (instant, .confirm)
        case 5: return (instant, .decline)
        case 6: return (instant, .cancel)
        case 7 where changes < 4: return target(now: instant).map { (instant, .move(to: $0)) }
        default: return nil
        }
    }

    private mutating func ahead(_ booking: Booking, _ now: Instant) -> (at: Instant, step: Step)? {
        let instant = moment(before: booking.startAt, now)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<32 where changes < 6: return target(now: instant).map { (instant, .move(to: $0)) }
        case 32..<35 where changes < 6: return (instant, .move(to: booking.startAt))
        case 35..<48: return (instant, .cancel)
        case 48..<54: return (instant, .decline)
        default: return afterwards(booking, booking.startAt)
        }
    }

    private mutating func afterwards(_ booking: Booking, _ now: Instant) -> (at: Instant, step: Step)? {
        let instant = Instant.random(in: now...max(now, booking.endAt + 3 * Self.hour), using: &random)
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<8: return (instant, .recordNoShow)
        case 8..<40: return (instant, .complete)
        case 40..<44: return (instant, .cancel)
        default: return nil
        }
    }

    /// When something happens: often just after the last change, or in the second in which a reminder is due.
    private mutating func moment(before start: Instant, _ now: Instant) -> Instant {
        let due = start - (Bool.random(using: &random) ? Self.day : Self.hour)
        let instant =
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<2: now + Int64.random(in: 1...90, using: &random)
            case 2..<4: due + Int64.random(in: -2...2, using: &random)
            case 4: due + Int64.random(in: -7_200...7_200, using: &random)
            default: Instant.random(in: now...start, using: &random)
            }
        return min(max(instant, now + 1), max(start - 1, now + 1))
    }

    /// Where a booking is moved at `now`: away, near, or back to where it was.
    private mutating func target(now: Instant) -> Instant? {
        let start =
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<3: starts.randomElement(using: &random) ?? now
            case 3..<5: Self.round(now + Int64.random(in: 600...3 * Self.hour, using: &random), up: provider)
            case 5..<7:
                Self.round(now + Int64.random(in: 22 * Self.hour...27 * Self.hour, using: &random), up: provider)
            default: Self.round(now + Int64.random(in: Self.hour...8 * Self.day, using: &random), up: provider)
            }
        return start > now ? start : Self.round(now + Self.day, up: provider)
    }
}
