import CivilTime

/// What writes and hands over the messages of one channel.
protocol MessageOutlet: Sendable {
    var channel: Channel { get }

    /// Whether a message of which nobody knows whether it was sent is sent once more, with the same bytes.
    ///
    /// Only where the recipient does not see it twice.
    var repeatsUnknown: Bool { get }

    /// Whether what became of a message is told later, and asked for if it is not.
    var isReported: Bool { get }

    /// The most segments that the messages of one provider may take on a day; `nil` for any number.
    var dailyBudget: Int? { get }

    /// The message as it is handed over at `now`; `nil` if the recipient's address takes none.
    func write(_ message: Message, _ context: MessageContext, at now: Instant) throws -> WrittenMessage?

    /// Hands over what ``write(_:_:at:)`` gave, now or in an earlier attempt.
    func send(_ content: [UInt8]) async -> MessageDelivery
}

/// How handing over a message ended.
struct MessageDelivery: Sendable {
    var outcome: DeliveryOutcome

    /// `nil` if nobody said what it costs.
    var cost: MessageCost?

    /// The push subscriptions that take nothing any more.
    var ended: [PushReceiver.Owner] = []

    init(_ outcome: DeliveryOutcome) {
        self.outcome = outcome
    }
}
