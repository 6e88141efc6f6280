/// With which account and as whom messages are sent by Twilio.
package struct TwilioSettings: Sendable {
    /// `AC` and 32 hexadecimal digits.
    package let account: String
    let token: String
    package let sender: TwilioSender
    /// As whom a message goes out where `sender` is a name and the recipient's country knows no names.
    package var substitute: TwilioSender?
    /// Without a slash at the end.
    package var baseURL = "https://api.twilio.com"
    /// Where Twilio reports to, an absolute URL without a fragment; `nil` asks for no reports.
    package var callbackURL: String?
    /// For one call, its wait for a connection included.
    package var timeout: Duration = .seconds(20)

    /// `nil` if the account is not of Twilio's form, or the token is empty or has other characters than visible ASCII.
    package init?(account: String, token: String, sender: TwilioSender) {
        guard Self.isID(account, "AC"), !token.isEmpty, token.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            return nil
        }
        self.account = account
        self.token = token
        self.sender = sender
    }

    /// The address to which Twilio reports on the message with our id `id`, and which it signs: ``callbackURL`` with
    /// `message=id` in its query.
    package func callbackURL(for id: String) -> String? {
        callbackURL.map { "\($0)\($0.contains("?") ? "&" : "?")message=\(id)" }
    }

    static func isID(_ text: String, _ prefix: String) -> Bool {
        text.utf8.count == 34 && text.hasPrefix(prefix)
            && text.utf8.dropFirst(2).allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }
}

extension TwilioSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "a Twilio account" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
