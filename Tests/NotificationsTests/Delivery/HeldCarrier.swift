import Foundation
import Mail
import Notifications
import Synchronization

/// Keeps mails instead of sending them, and ends as it is told to.
final class HeldCarrier: MailCarrier {
    private struct State {
        var mails: [EncodedMail] = []
        var outcomes: [DeliveryOutcome] = []
        var always: DeliveryOutcome?
    }

    private let state = Mutex(State())

    func send(_ mail: EncodedMail) async -> DeliveryOutcome {
        state.withLock { state in
            let outcome = state.outcomes.isEmpty ? state.always ?? .sent(id: nil) : state.outcomes.removeFirst()
            switch outcome {
            // Of what may have been sent, the worst is that it was.
            case .sent, .unknown: state.mails.append(mail)
            case .refused, .gone, .optedOut, .retry, .outage: break
            }
            return outcome
        }
    }

    /// What the next mails end in, one each.
    func answer(_ outcomes: DeliveryOutcome...) { state.withLock { $0.outcomes += outcomes } }

    /// What all mails end in from now on; `nil` sends them.
    func always(_ outcome: DeliveryOutcome?) { state.withLock { $0.always = outcome } }

    var mails: [EncodedMail] { state.withLock { $0.mails } }

    /// The texts of what arrived at an address, decoded.
    func texts(to address: String) -> [String] {
        mails.filter { $0.recipient == address }.map { Self.decoded($0.content) }
    }

    /// The header as it is, and each part in words.
    private static func decoded(_ content: [UInt8]) -> String {
        let blocks = String(decoding: content, as: UTF8.self).components(separatedBy: "\r\n\r\n")
        return blocks.map { block in
            let lines = block.components(separatedBy: "\r\n")
            let encoded = lines.prefix { !$0.hasPrefix("--") }.joined()
            guard let data = Data(base64Encoded: encoded), let text = String(data: data, encoding: .utf8) else {
                return block
            }
            // Behind a part come the boundary and the header of the next.
            return ([text] + lines.drop { !$0.hasPrefix("--") }).joined(separator: "\n")
        }.joined(separator: "\n")
            // A calendar's long lines are folded.
            .replacingOccurrences(of: "\r\n ", with: "")
    }
}
