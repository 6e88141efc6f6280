import CivilTime
import Notifications
import Synchronization

/// What becomes of a message that is handed over.
enum Fate {
    case taken, takenSlowly, takenUnknown, lostUnknown, takenAndKilled, killed, refused, gone, retry, outage

    /// Whether the recipient gets the message.
    var reaches: Bool {
        switch self {
        case .taken, .takenSlowly, .takenUnknown, .takenAndKilled: true
        case .lostUnknown, .killed, .refused, .gone, .retry, .outage: false
        }
    }

    /// Whether the server that hands it over is lost before it has noted anything.
    var kills: Bool { self == .takenAndKilled || self == .killed }
}

/// Draws what becomes of messages: it depends on the seed, the message, and how often it was handed over, not on the order.
final class FateDraw: Sendable {
    let channel: Channel
    private let downtimes: Downtimes
    private let seed: UInt64
    private let attempts = Mutex([UInt64: UInt64]())

    init(_ channel: Channel, _ downtimes: Downtimes, seed: UInt64) {
        self.channel = channel
        self.downtimes = downtimes
        self.seed = seed
    }

    func fate(of name: UInt64, at now: Instant) -> Fate {
        if downtimes.back(channel, at: now) != nil { return .outage }
        let attempt = attempts.withLock { attempts in
            attempts[name, default: 0] += 1
            return attempts[name, default: 0]
        }
        var random = SplitMix64(seed: name ^ seed &* 0x2545_F491_4F6C_DD1D &+ attempt)
        let range: UInt64 = downtimes.isFlaky(at: now) ? 100 : 1_000
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

    /// Names a message the same in every run, by texts that hold nothing random.
    static func name(_ texts: String...) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in texts.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
