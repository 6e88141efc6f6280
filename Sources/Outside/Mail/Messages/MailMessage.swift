/// A mail to one recipient.
package struct MailMessage: Sendable {
    package var from: Mailbox
    package var to: Mailbox
    package var replyTo: Mailbox?
    /// Where bounces go; `nil` sends them to `from`.
    package var bounces: EmailAddress?
    package var subject: HeaderText
    package var text: BodyText
    package var html: BodyText?
    package var invitation: Invitation?
    package var id: MessageID
    /// The first mail about the same thing, which mailboxes then show as one conversation.
    package var answers: MessageID?
    /// Seconds since 1970 UTC.
    package var date: Int64
    /// For reminders and the like, never for what a recipient must learn.
    package var unsubscribe: UnsubscribeLink?

    package init(
        from: Mailbox,
        to: Mailbox,
        subject: HeaderText,
        text: BodyText,
        id: MessageID,
        date: Int64
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.id = id
        self.date = date
    }
}

extension MailMessage: CustomStringConvertible {
    /// The id alone: the rest is personal.
    package var description: String { "mail \(id.text)" }
}
