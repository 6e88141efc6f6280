import Bookings
import CivilTime
import Mail

/// Writes mails and hands them to what takes them to their recipients.
struct MailOutlet: MessageOutlet {
    let composer: MessageComposer
    let carrier: any MailCarrier

    let channel = Channel.email

    /// Mailboxes know a mail by its `Message-ID`, which stays the same.
    let repeatsUnknown = true
    let isReported = false
    let dailyBudget: Int? = nil

    func write(_ message: Message, _ context: MessageContext, at now: Instant) throws -> WrittenMessage? {
        guard let mail = try composer.mail(message, context, at: now), let domain = composer.identity.sender?.domain
        else {
            return nil
        }
        return WrittenMessage(content: EncodedMail(mail).stored, id: "\(message.key)@\(domain.ascii)")
    }

    func send(_ content: [UInt8]) async -> MessageDelivery {
        guard let mail = EncodedMail(stored: content) else {
            return MessageDelivery(.refused(reason: "The mail that was kept cannot be read."))
        }
        return MessageDelivery(await carrier.send(mail))
    }
}
