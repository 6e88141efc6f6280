/// How handing over a message ended, alike for all channels.
package enum DeliveryOutcome: Hashable, Sendable {
    /// The server or gateway has it, under its own name for it if it gave one.
    case sent(id: String?)

    /// This message is not taken, now or later.
    case refused(reason: String)

    /// The address takes nothing any more.
    case gone(reason: String)

    /// The recipient wants no messages by this channel, from anybody whom we send for.
    case optedOut(reason: String)

    /// Nothing was sent; it may be later.
    case retry(reason: String)

    /// Nothing was sent, and nothing else can be until the channel works again.
    case outage(reason: String)

    /// It may have been sent.
    case unknown(reason: String)

    /// Why the message was not taken, as far as is known; `nil` if it was.
    package var failure: String? {
        switch self {
        case .sent: nil
        case .refused(let reason), .gone(let reason), .optedOut(let reason), .retry(let reason), .outage(let reason),
            .unknown(let reason):
            reason
        }
    }

    /// Whether a gateway may charge for the message.
    var mayHaveGoneOut: Bool {
        switch self {
        case .sent, .unknown: true
        case .refused, .gone, .optedOut, .retry, .outage: false
        }
    }
}
