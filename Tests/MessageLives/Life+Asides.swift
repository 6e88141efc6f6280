import Bookings
import CivilTime
import Notifications

extension Life {
    /// What a client does beside the booking.
    enum Aside: Sendable {
        case agreeToSMS, withdrawSMS, answerStop, answerStart, endReminders, resumeReminders

        /// Subscribes or removes the browser with that number.
        case subscribe(Int)
        case unsubscribe(Int)
    }

    /// What its client does beside the booking, and when, once it is made.
    mutating func asides(after now: Instant) -> [(at: Instant, aside: Aside)] {
        let end = (booking?.endAt ?? now) + 3 * 3_600
        var asides: [(at: Instant, aside: Aside)] = []
        func later(_ instant: Instant) -> Instant { Instant.random(in: instant...max(instant, end), using: &random) }
        func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
        if happens(35) {
            let first = now + Int64.random(in: 1...600, using: &random)
            asides.append((first, .subscribe(0)))
            if happens(20) { asides.append((later(first), .subscribe(1))) }
            if happens(15) { asides.append((later(first), .unsubscribe(0))) }
        }
        if client.phone != nil {
            let instant = later(now)
            switch (client.agreesToSMS, happens(15)) {
            case (true, true):
                asides.append((instant, .withdrawSMS))
                if happens(50) { asides.append((later(instant), .agreeToSMS)) }
            case (false, _): if happens(50) { asides.append((instant, .agreeToSMS)) }
            case (true, false): break
            }
            if happens(4) {
                let instant = later(now)
                asides.append((instant, .answerStop))
                if happens(60) { asides.append((later(instant), .answerStart)) }
            }
        }
        if client.email != nil, happens(5) {
            let instant = later(now)
            asides.append((instant, .endReminders))
            if happens(50) { asides.append((later(instant), .resumeReminders)) }
        }
        return asides
    }

    /// Where the browser with that number gets messages.
    func endpoint(_ browser: Int) -> String { "https://push.example/\(number)/\(browser)" }
}
