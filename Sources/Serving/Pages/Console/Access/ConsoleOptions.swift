package import Localization
import Passkeys

/// How people sign in to the console.
package struct ConsoleOptions: Sendable {
    /// Whether the session cookie is sent over TLS only; otherwise the console works on this machine only.
    package var usesTLS: Bool

    /// Sends a sign-in link to an address, soon, if somebody is known by it; `nil` if the server sends no mails.
    package var sendLink: (@Sendable (String, Language) -> Void)?

    /// The member as whom anybody may sign in, on a demo server.
    package var demoMember: String?

    /// The public URL, with which addresses that are given to others begin; `nil` if it is not configured.
    package var publicURL: String?

    package init(
        usesTLS: Bool = true,
        demoMember: String? = nil,
        publicURL: String? = nil,
        sendLink: (@Sendable (String, Language) -> Void)? = nil
    ) {
        self.usesTLS = usesTLS
        self.demoMember = demoMember
        self.publicURL = publicURL
        self.sendLink = sendLink
    }

    /// The site that passkeys are for; `nil` where browsers make none.
    var relyingParty: RelyingParty? { publicURL.flatMap { RelyingParty(publicURL: $0) } }
}
