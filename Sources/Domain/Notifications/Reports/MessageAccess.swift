/// What the API has to know of messages.
package struct MessageAccess: Sendable {
    /// By which messages are sent at all.
    package var channels: Set<Channel> = []

    /// `nil` if no service of short messages reports to this server.
    package var callbacks: SMSCallbacks?

    /// The public half of the key that browsers subscribe with; `nil` if the server pushes nothing.
    package var applicationServerKey: String?

    /// Whether push messages to apps are on.
    package var pushesToApps: Bool

    /// Whether places that become free can be offered by mail.
    package var mailsOffers: Bool

    package init(
        channels: Set<Channel> = [],
        callbacks: SMSCallbacks? = nil,
        applicationServerKey: String? = nil,
        pushesToApps: Bool = false,
        mailsOffers: Bool = false
    ) {
        self.channels = channels
        self.callbacks = callbacks
        self.applicationServerKey = applicationServerKey
        self.pushesToApps = pushesToApps
        self.mailsOffers = mailsOffers
    }
}
