/// What an error means to whoever sent a mail.
package enum MailOutcome: Sendable, Hashable {
    /// Nothing was sent: the same mail may be sent later, with the same id.
    case retryLater
    /// The mail may have been taken: a second one must have the same id.
    case unknown
    /// The address does not exist or takes no mail any more.
    case gone
    /// This mail is not taken, now or later.
    case refused
    /// The server does not let us in: mail is off until a person looks.
    case credentials
    /// The mail or the settings are wrong; a person must look.
    case bug
}
