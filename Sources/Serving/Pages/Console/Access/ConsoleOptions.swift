package import Localization
package import Notifications
import Passkeys

/// How people sign in to the console, and what it offers them besides their practice.
package struct ConsoleOptions: Sendable {
    /// Whether the session cookie is sent over TLS only; otherwise the console works on this machine only.
    package var usesTLS: Bool

    /// Sends a sign-in link to an address, soon, if somebody is known by it; `nil` if the server sends no mails.
    package var sendLink: (@Sendable (String, Language) -> Void)?

    /// The member as whom anybody may sign in, on a demo server.
    package var demoMember: String?

    /// The public URL, with which addresses that are given to others begin; `nil` if it is not configured.
    package var publicURL: String?

    /// Lets members see whether mails arrive; `nil` if the server sends no mails.
    package var testMailer: TestMailer?

    package init(
        usesTLS: Bool = true,
        demoMember: String? = nil,
        publicURL: String? = nil,
        testMailer: TestMailer? = nil,
        sendLink: (@Sendable (String, Language) -> Void)? = nil
    ) {
        self.testMailer = testMailer
        self.usesTLS = usesTLS
        self.demoMember = demoMember
        self.publicURL = publicURL
        self.sendLink = sendLink
    }

    /// The site that passkeys are for; `nil` where browsers make none.
    var relyingParty: RelyingParty? { publicURL.flatMap { RelyingParty(publicURL: $0) } }
}
