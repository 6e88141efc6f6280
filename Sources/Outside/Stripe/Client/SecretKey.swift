/// The key of an account at Stripe, which never shows in text.
package struct SecretKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    /// `nil` for what is neither `sk_…` nor `rk_…`, or has characters that no key has.
    package init?(_ text: String) {
        guard text.hasPrefix("sk_") || text.hasPrefix("rk_"), text.utf8.count > 5,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.text = text
    }

    /// Whether it moves real money.
    package var isLive: Bool { text.hasPrefix("sk_live_") || text.hasPrefix("rk_live_") }

    package var description: String { isLive ? "a live key" : "a test key" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
