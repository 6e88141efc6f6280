package import Sending

/// A service that sends short messages.
package protocol SMSSender: Sendable {
    /// Hands a message over, once.
    ///
    /// Services have no key that makes a second call harmless, so an `unknown` outcome stays unknown unless a report
    /// comes.
    func send(_ message: ShortMessage) async -> SendOutcome
}
