import Notifications
import Sending
import ShortMessages

/// An SMS gateway that fails before and after it accepts a message, and reports late, twice and in any order.
final class UncertainGateway: SMSSender {
    private let world: World
    private let draw: FateDraw

    init(_ world: World, _ draw: FateDraw) {
        self.world = world
        self.draw = draw
    }

    func send(_ message: ShortMessage) async -> SendOutcome {
        guard let round = SimulatedServer.round else { preconditionFailure("Messages are handed over in rounds.") }
        let name = FateDraw.name(message.recipient.text, message.text.text)
        let drawn = draw.fate(of: name, at: world.now)
        let number = message.recipient.text
        let fate = drawn != .outage && number.hasPrefix(LifeNumber.gone) ? .gone : drawn
        if fate == .takenSlowly { await world.passTime(seconds: Int64(name % 40) + 1) }
        let (outcome, word) = outcome(of: fate, message, name)
        world.log.write(
            MessageLine(
                .sms,
                t: world.now,
                in: round,
                to: number,
                outcome: word,
                reached: fate.reaches,
                content: message.text.text,
                id: message.id,
                segments: message.text.segments
            )
        )
        // What is lost on the way to the telephone is reported later.
        let isDelivered = !number.hasPrefix(LifeNumber.lost)
        if fate.reaches { await world.report(message.id, isDelivered: isDelivered, chance: name) }
        if fate.kills { round.server.kill() }
        return outcome
    }

    private func outcome(of fate: Fate, _ message: ShortMessage, _ name: UInt64) -> (SendOutcome, word: String) {
        let failure = { (code: String) in SendFailure(code: code, "The gateway answered \(code).") }
        switch fate {
        case .taken, .takenSlowly, .takenAndKilled, .killed:
            return (.sent(SendReceipt(id: World.gatewayID(of: message.id))), "sent")
        case .takenUnknown, .lostUnknown: return (.unknown(failure("timeout")), "unknown")
        // Some recipients have said so to the gateway itself.
        case .refused where name % 2 == 0: return (.refused(.optedOut, failure("21610")), "opted_out")
        case .refused: return (.refused(.message, failure("30007")), "refused")
        case .gone: return (.gone(failure("21211")), "gone")
        case .retry: return (.retry(after: nil, failure("429")), "outage")
        case .outage: return (.retry(after: nil, failure("connect")), "outage")
        }
    }
}

/// What the numbers of clients begin with.
enum LifeNumber {
    static let usual = "+49151"

    /// The gateway knows no such number.
    static let gone = "+49160"

    /// The gateway takes messages for them, and finds out later that there is no such number.
    static let lost = "+49170"
}
