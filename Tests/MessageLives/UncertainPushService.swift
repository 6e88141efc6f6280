import Foundation
import Notifications
import Sending
import WebPush

/// Push services that fail before and after they accept a message, and whose subscriptions end.
final class UncertainPushService: PushSender {
    private let world: World
    private let draw: FateDraw

    init(_ world: World, _ draw: FateDraw) {
        self.world = world
        self.draw = draw
    }

    func send(_ message: PushMessage) async -> SendOutcome {
        guard let round = SimulatedServer.round else { preconditionFailure("Messages are handed over in rounds.") }
        let (endpoint, content) = (message.subscription.endpoint, String(decoding: message.payload, as: UTF8.self))
        // The tag names the booking, with a random part.
        let name = FateDraw.name(endpoint, content.components(separatedBy: "\"tag\"")[0])
        let fate = draw.fate(of: name, at: world.now)
        if fate == .takenSlowly { await world.passTime(seconds: Int64(name % 40) + 1) }
        let (outcome, word) = Self.outcome(of: fate)
        world.log.write(
            MessageLine(
                .push,
                t: world.now,
                in: round,
                to: endpoint,
                outcome: word,
                reached: fate.reaches,
                content: content,
                id: message.id
            )
        )
        if fate.kills { round.server.kill() }
        return outcome
    }

    private static func outcome(of fate: Fate) -> (SendOutcome, word: String) {
        let failure = { (code: String) in SendFailure(code: code, "The push service answered \(code).") }
        switch fate {
        case .taken, .takenSlowly, .takenAndKilled, .killed: return (.sent(SendReceipt(id: nil)), "sent")
        case .takenUnknown, .lostUnknown: return (.unknown(failure("timeout")), "unknown")
        case .refused: return (.refused(.message, failure("413")), "refused")
        case .gone: return (.gone(failure("410")), "gone")
        case .retry, .outage: return (.retry(after: nil, failure("503")), "retry")
        }
    }
}
