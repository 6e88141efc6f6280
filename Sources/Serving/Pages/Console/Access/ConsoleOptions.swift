package import Localization

/// How people sign in to the console.
package struct ConsoleOptions: Sendable {
    /// Whether browsers send the session over TLS alone; otherwise the console is for this machine only.
    package var usesTLS: Bool

    /// Sends a sign-in link to an address, soon, if somebody is known by it; `nil` if the server sends no mails.
    package var sendLink: (@Sendable (String, Language) -> Void)?

    /// The address as whose owner anybody may sign in, on a server that shows a demo.
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
