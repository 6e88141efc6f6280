import Foundation
import Mail
import Notifications

/// A mail server that fails in every way a mail server can, before and after it took a mail.
final class UncertainCarrier: MailCarrier {
    private let world: World
    private let draw: FateDraw

    init(_ world: World, _ draw: FateDraw) {
        self.world = world
        self.draw = draw
    }

    func send(_ mail: EncodedMail) async -> DeliveryOutcome {
        guard let round = SimulatedServer.round else { preconditionFailure("Mails are handed over in rounds.") }
        let name = name(of: mail)
        let drawn = draw.fate(of: name, at: world.now)
        let fate = drawn != .outage && mail.recipient.hasPrefix("gone") ? .gone : drawn
        if fate == .takenSlowly { await world.passTime(seconds: Int64(name % 40) + 1) }
        let outcome = outcome(of: fate)
        let content = String(decoding: mail.content, as: UTF8.self)
        world.log.write(
            MessageLine(
                .mail,
                t: world.now,
                in: round,
                to: mail.recipient,
                outcome: outcome.name,
                reached: fate.reaches,
                // What reached nobody has a header only.
                content: fate.reaches ? content : content.components(separatedBy: "\r\n\r\n")[0]
            )
        )
        if fate.kills { round.server.kill() }
        return outcome
    }

    private func outcome(of fate: Fate) -> DeliveryOutcome {
        switch fate {
        case .taken, .takenSlowly, .takenAndKilled, .killed: .sent(id: nil)
        case .takenUnknown, .lostUnknown: .unknown(reason: "The answer was lost.")
        case .refused: .refused(reason: "The mail server answered 554 5.7.1.")
        case .gone: .gone(reason: "The mail server answered 550 5.1.1.")
        case .retry: .retry(reason: "The mail server answered 451 4.3.0.")
        case .outage: .outage(reason: "The mail server cannot be reached.")
        }
    }

    /// Its id holds a random part; its recipient, subject and date do not.
    private func name(of mail: EncodedMail) -> UInt64 {
        let header = String(decoding: mail.content.prefix(2_000), as: UTF8.self).components(separatedBy: "\r\n")
            .filter { $0.hasPrefix("Subject:") || $0.hasPrefix("Date:") }
        return FateDraw.name(mail.recipient + header.joined())
    }
}

extension DeliveryOutcome {
    fileprivate var name: String {
        switch self {
        case .sent: "sent"
        case .refused: "refused"
        case .gone: "gone"
        case .optedOut: "opted_out"
        case .retry: "retry"
        case .outage: "outage"
        case .unknown: "unknown"
        }
    }
}
