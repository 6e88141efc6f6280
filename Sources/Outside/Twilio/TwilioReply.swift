package import ShortMessages

/// What a recipient answered to a message, as Twilio tells it.
package struct TwilioReply: Sendable, Hashable {
    package let sender: PhoneNumber
    package let wish: Wish?

    /// `nil` if parameters, whose signature was found right, are not those of a message that came in.
    package init?(_ parameters: [(name: String, value: String)]) {
        func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
        guard let id = value("MessageSid"), TwilioStatus.isMessage(id), value("MessageStatus") == nil,
            let sender = value("From").flatMap({ PhoneNumber($0) }), let text = value("Body")
        else { return nil }
        self.sender = sender
        // Where Twilio has understood the word itself, it says so.
        let word = value("OptOutType") ?? text.filter { !$0.isWhitespace }
        wish = Self.wishes[word.uppercased()]
    }

    package enum Wish: Sendable {
        /// To get no more messages.
        case stop
        /// To get messages again.
        case start
    }

    /// The words that Twilio takes for it.
    private static let wishes: [String: Wish] = [
        "STOP": .stop, "STOPALL": .stop, "UNSUBSCRIBE": .stop, "CANCEL": .stop, "END": .stop, "QUIT": .stop,
        "OPTOUT": .stop, "REVOKE": .stop, "START": .start, "UNSTOP": .start, "YES": .start,
    ]
}
