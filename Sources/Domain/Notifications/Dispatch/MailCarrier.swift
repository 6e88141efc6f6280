package import Mail

/// Takes mails to their recipients.
package protocol MailCarrier: Sendable {
    func send(_ mail: EncodedMail) async -> DeliveryOutcome
}
