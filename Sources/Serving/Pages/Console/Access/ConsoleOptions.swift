package import Localization

/// How people sign in to the console.
package struct ConsoleOptions: Sendable {
    /// Whether the session cookie is sent over TLS only; otherwise the console works on this machine only.
    package var usesTLS: Bool

    /// Sends a sign-in link to an address, soon, if somebody is known by it; `nil` if the server sends no mails.
    package var sendLink: (@Sendable (String, Language) -> Void)?

    /// The member as whom anybody may sign in, on a demo server.
    package var demoMember: String?

    package init(
        usesTLS: Bool = true,
        demoMember: String? = nil,
        sendLink: (@Sendable (String, Language) -> Void)? = nil
    ) {
        self.usesTLS = usesTLS
        self.demoMember = demoMember
        self.sendLink = sendLink
    }
}
