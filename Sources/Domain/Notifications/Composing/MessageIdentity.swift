package import Mail

/// In whose name messages go out.
package struct MessageIdentity: Sendable {
    /// What mails come from; the name that is shown is the provider's.
    ///
    /// `nil` if no mails are sent.
    package let sender: EmailAddress?

    /// Without a slash at its end; `nil` if the server does not know how it is reached, and then messages have no links.
    package let publicURL: String?

    /// Signs what ends reminders with one click; `nil` leaves that link out.
    package let signer: ReminderLinkSigner?

    /// Signs what leads a client to the page of the booking; `nil` leaves that link out.
    package let bookingLinks: ReminderLinkSigner?

    /// Where mails come back to that cannot be delivered; `nil` has them come back to ``sender``, and nothing is made of them.
    package let bounces: BounceAddress?

    package init(
        sender: EmailAddress?,
        publicURL: String? = nil,
        signer: ReminderLinkSigner? = nil,
        bookingLinks: ReminderLinkSigner? = nil,
        bounces: BounceAddress? = nil
    ) {
        self.bounces = bounces
        self.bookingLinks = bookingLinks
        self.sender = sender
        self.publicURL = publicURL
        self.signer = signer
    }

    /// `nil` if `mailFrom` is not an e-mail address.
    package init?(mailFrom: String) {
        guard let sender = EmailAddress(mailFrom) else { return nil }
        self.init(sender: sender)
    }
}
