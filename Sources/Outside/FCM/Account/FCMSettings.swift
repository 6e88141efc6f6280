import Glibc

/// For which project messages are sent, and within which bounds.
package struct FCMSettings: Sendable {
    package let account: ServiceAccount
    /// Without a slash at the end.
    package var baseURL = standardURL
    /// For one call, its wait for a connection included; a message may take four, with a token that had to be replaced.
    package var timeout: Duration = .seconds(15)
    /// In seconds of Unix time.
    package var now: @Sendable () -> Int = { time(nil) }

    /// Where Google takes messages.
    package static let standardURL = "https://fcm.googleapis.com"

    package init(account: ServiceAccount) {
        self.account = account
    }
}
