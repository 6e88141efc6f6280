import Bookings
import CivilTime
import Crypto
import Hexadecimal
import Sending
import ShortMessages

/// Writes short messages and hands them to a gateway.
struct SMSOutlet: MessageOutlet {
    let composer: MessageComposer
    let sender: any SMSSender
    let dailyBudget: Int?

    let channel = Channel.sms

    /// No gateway has a key that makes a second call harmless.
    let repeatsUnknown = false
    let isReported = true

    func write(_ message: Message, _ context: MessageContext, at now: Instant) throws -> WrittenMessage? {
        guard let address = context.address(of: message.key), let number = PhoneNumber(address),
            let text = try composer.shortText(of: message, context, at: now)
        else { return nil }
        let content = Content(
            id: Self.id(of: message.key),
            number: number.text,
            text: text.text,
            seconds: Self.validity(of: message, context, at: now)
        )
        return WrittenMessage(
            content: Array(try JSONText.encode(content).utf8),
            id: content.id,
            segments: text.segments
        )
    }

    func send(_ content: [UInt8]) async -> MessageDelivery {
        guard let message = Self.message(content) else {
            return MessageDelivery(.refused(reason: "The short message that was kept cannot be read."))
        }
        let outcome = await sender.send(message)
        var delivery = MessageDelivery(DeliveryOutcome(outcome))
        if case .sent(let receipt) = outcome { delivery.cost = receipt.cost.map(MessageCost.init) }
        return delivery
    }

    private static func message(_ content: [UInt8]) -> ShortMessage? {
        do {
            let content = try JSONText.decode(Content.self, from: String(decoding: content, as: UTF8.self))
            guard let number = PhoneNumber(content.number), let text = SMSText(content.text) else { return nil }
            return ShortMessage(id: content.id, to: number, text: text, validity: .seconds(content.seconds))
        } catch {
            return nil
        }
    }

    /// Letters and digits that follow from the message's key, which is too long for an id.
    static func id(of key: MessageKey) -> String {
        SHA256.hash(data: Array(key.rawValue.utf8)).prefix(16).hexadecimal
    }

    /// For how many seconds the gateway may try to deliver it: as long as it may be late, and not past the start.
    private static func validity(of message: Message, _ context: MessageContext, at now: Instant) -> Int64 {
        let lateness = MessageTiming.lateness(of: message.key.occasion).map { message.dueAt + $0 - now }
        let isAhead =
            Occasion.reminders.contains(message.key.occasion) || Occasion.invitations.contains(message.key.occasion)
        let start = isAhead ? context.booking.startAt - now : nil
        return max(min(lateness ?? .max, start ?? .max, 86_400), 60)
    }

    private struct Content: Codable {
        let id: String
        let number: String
        let text: String
        let seconds: Int64
    }
}

extension DeliveryOutcome {
    /// What became of a short message.
    init(_ outcome: SendOutcome) {
        switch outcome {
        case .sent(let receipt): self = .sent(id: receipt.id)
        // The account's fault and not the message's: no other message would be taken either.
        case .refused(.account, let failure): self = .outage(reason: failure.message)
        case .refused(.optedOut, let failure): self = .optedOut(reason: failure.message)
        case .refused(_, let failure): self = .refused(reason: failure.message)
        case .gone(let failure): self = .gone(reason: failure.message)
        // Gateways say so of the account, not of one message.
        case .retry(_, let failure): self = .outage(reason: failure.message)
        case .unknown(let failure): self = .unknown(reason: failure.message)
        }
    }
}

extension MessageCost {
    init(_ cost: SendCost) {
        self.init(millionths: Int64(cost.millionths), currency: cost.currency)
    }
}
