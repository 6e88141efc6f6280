package import Bookings
package import CivilTime
import Localization
import Mail
package import SQL
import Texts

/// Mails the codes with which clients prove their addresses.
///
/// A code exists only in memory and in the mail: the database has its hash. Each attempt at a job makes another code, and the last one
/// mailed is the one that does.
package struct EmailProofSender: Sendable {
    private let database: any SQLDatabase
    private let identity: MessageIdentity
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant
    private let desk = EmailProofDesk(observers: [])
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let contacts = MessageContactStore()

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        carrier: any MailCarrier,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.identity = identity
        self.carrier = carrier
        self.clock = clock
        providers = ProviderStore(zones: zones)
    }

    /// Does a job of the kind ``EmailProof/jobKind``; nothing once the address is proved or the slot is given up.
    package func send(_ job: Job) async -> JobOutcome {
        let code: (mail: MailMessage, contact: MessageContact)?
        do {
            code = try await database.transaction(.write, by: .system, at: clock()) {
                try await self.mail(for: job, in: $0)
            }
        } catch {
            return .retry(reason: "The code cannot be made: \(error)", after: nil)
        }
        guard let code else { return .done }
        switch await carrier.send(EncodedMail(code.mail)) {
        // Whether one without an answer was sent cannot be known, and a second one would make the first one's code useless.
        case .sent, .optedOut, .unknown: return .done
        case .refused(let reason): return .dead(reason: reason)
        case .gone(let reason):
            do { try await countFailure(of: code.contact) } catch {
                return .retry(reason: "\(reason) That cannot be written down: \(error)", after: nil)
            }
            return .dead(reason: reason)
        case .retry(let reason): return .retry(reason: reason, after: nil)
        case .outage(let reason): return .outage(reason: reason, Self.patience)
        }
    }

    /// An address that does not exist counts as it does for other mails; the second time ends its use.
    private func countFailure(of contact: MessageContact) async throws {
        let now = clock()
        try await database.transaction(.write, by: .system, at: now) {
            try await contacts.addFailure(of: contact, at: now, in: $0.connection)
        }
    }

    private func mail(
        for job: Job,
        in transaction: Transaction
    ) async throws -> (mail: MailMessage, contact: MessageContact)? {
        guard let sender = identity.sender, let mailing = try await desk.makeCode(for: job, in: transaction),
            let given = mailing.client.email, let address = EmailAddress(given),
            let id = MessageID("proof.\(mailing.booking.id).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return nil }
        let booking = mailing.booking
        let contact = MessageContact(provider: booking.provider, channel: .email, address: given)
        // It may have become unusable since the code was asked for.
        guard try await !transaction.connection.run(contacts.reading(contact)).isUnusable else { return nil }
        let provider = try await providers.find(booking.provider, in: transaction.connection)
        let service = try await services.find(booking.service, of: booking.provider, in: transaction.connection)
        let message = ProofCodeMessage(
            code: mailing.code.text,
            service: booking.seats.naming(service.name),
            provider: provider.name,
            minutes: Int(max(mailing.expiresAt - transaction.now, 60) / 60),
            in: Language.negotiated(stored: mailing.client.language)
        )
        guard let text = BodyText(message.email.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText(cleaning: provider.name)),
            to: Mailbox(address, name: HeaderText(cleaning: mailing.client.name)),
            subject: HeaderText(cleaning: message.subject),
            text: text,
            id: id,
            date: transaction.now.secondsSince1970
        )
        mail.html = BodyText(message.email.html.markup)
        return (mail, contact)
    }

    /// Holds for a proof last a quarter of an hour.
    private static let patience = WaitPolicy(first: 20, longest: 120, limit: 900)
}
