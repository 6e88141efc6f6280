/// With which account and as whom messages are sent by SMS.ru.
package struct SMSRuSettings: Sendable {
    let apiID: String
    /// A name that SMS.ru has approved; `nil` takes the account's own.
    package var sender: String?
    /// Without a slash at the end.
    package var baseURL = "https://sms.ru"
    /// Whether messages are looked at and not sent.
    package var isTest = false
    /// For one call, its wait for a connection included.
    package var timeout: Duration = .seconds(20)

    /// `nil` if the id is empty or has other characters than visible ASCII.
    package init?(apiID: String) {
        guard !apiID.isEmpty, apiID.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        self.apiID = apiID
    }
}

extension SMSRuSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "an SMS.ru account" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
