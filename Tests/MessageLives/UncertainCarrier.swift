import CivilTime
import Foundation
import Mail
import Notifications
import Synchronization

/// A mail server that fails in every way a mail server can, before and after it took a mail.
///
/// What becomes of a mail depends on the seed, the mail, and how often it was handed over, not on the order of mails.
final class UncertainCarrier: MailCarrier {
    private let world: World
    private let downtimes: Downtimes
    private let seed: UInt64
    private let attempts = Mutex([UInt64: UInt64]())

    init(_ world: World, _ downtimes: Downtimes, seed: UInt64) {
        self.world = world
        self.downtimes = downtimes
        self.seed = seed
    }

    private enum Fate {
        case taken, takenSlowly, takenUnknown, lostUnknown, takenAndKilled, killed, refused, gone, retry, outage
    }

    func send(_ mail: EncodedMail) async -> DeliveryOutcome {
        guard let round = SimulatedServer.round else { preconditionFailure("Mails are handed over in rounds.") }
        let fate = fate(of: mail)
        if fate == .takenSlowly { await world.passTime(seconds: Int64(hash(mail) % 40) + 1) }
        let outcome = outcome(of: fate)
        let isReached: Bool
        switch fate {
        case .taken, .takenSlowly, .takenUnknown, .takenAndKilled: isReached = true
        case .lostUnknown, .killed, .refused, .gone, .retry, .outage: isReached = false
        }
        let content = String(decoding: mail.content, as: UTF8.self)
        world.log.write(
            MailLine(
                t: world.now,
                round: round.id,
                began: round.began,
                beganAt: round.beganAt,
                to: mail.recipient,
                outcome: outcome.name,
                reached: isReached,
                // What reached nobody has a header only.
                content: isReached ? content : content.components(separatedBy: "\r\n\r\n")[0]
            )
        )
        if fate == .takenAndKilled || fate == .killed { round.server.kill() }
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

    private func fate(of mail: EncodedMail) -> Fate {
        if downtimes.mailBack(at: world.now) != nil { return .outage }
        if mail.recipient.hasPrefix("gone") { return .gone }
        let name = hash(mail)
        let attempt = attempts.withLock { attempts in
            attempts[name, default: 0] += 1
            return attempts[name, default: 0]
        }
        var random = SplitMix64(seed: name ^ seed &* 0x2545_F491_4F6C_DD1D &+ attempt)
        let range: UInt64 = downtimes.isFlaky(at: world.now) ? 100 : 1_000
        switch UInt64.random(in: 0..<range, using: &random) {
        case 0..<10: return .retry
        case 10..<13: return .refused
        case 13..<15: return .gone
        case 15..<21: return .takenUnknown
        case 21..<27: return .lostUnknown
        case 27..<30: return .outage
        case 30..<33: return .takenAndKilled
        case 33..<36: return .killed
        case 36..<46: return .takenSlowly
        default: return .taken
        }
    }

    /// Names a mail the same in every run: its id holds a random part, its recipient, subject and date do not.
    private func hash(_ mail: EncodedMail) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        let header = String(decoding: mail.content.prefix(2_000), as: UTF8.self).components(separatedBy: "\r\n")
            .filter { $0.hasPrefix("Subject:") || $0.hasPrefix("Date:") }
        for byte in (mail.recipient + header.joined()).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
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
