package import Bookings
package import CivilTime
import Localization
import Mail
package import SQL
import Texts

/// Mails those who wait for a place, or want to, the links by which they say so and answer offers.
///
/// A link has a token that exists only in the mail: each attempt at a job makes another, and the last one mailed is the one that does.
package struct WaitlistMailSender: Sendable {
    private let database: any SQLDatabase
    private let zones: ZoneDirectory
    private let identity: MessageIdentity
    private let publicURL: String
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant
    private let providers: ProviderStore
    private let services = ServiceStore()
    private let contacts = MessageContactStore()

    /// `nil` if the server does not know how it is reached: a link has to lead somewhere.
    package init?(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        carrier: any MailCarrier,
        clock: @escaping @Sendable () -> Instant
    ) {
        guard let publicURL = identity.publicURL else { return nil }
        self.database = database
        self.zones = zones
        self.identity = identity
        self.publicURL = publicURL
        self.carrier = carrier
        self.clock = clock
        providers = ProviderStore(zones: zones)
    }

    /// Does a job of the kind ``WaitlistEntry/mailJobKind``; nothing once what it is about is over.
    ///
    /// Where the mail cannot arrive, what it was about is given up, so that an offered place goes to the next.
    package func send(_ job: Job) async -> JobOutcome {
        let mail: (message: MailMessage, contact: MessageContact)?
        do {
            mail = try await database.transaction(.write, by: .system, at: clock()) {
                try await self.mail(for: job, in: $0)
            }
        } catch {
            return .retry(reason: "The mail cannot be written: \(error)", after: nil)
        }
        guard let mail else { return .done }
        switch await carrier.send(EncodedMail(mail.message)) {
        // Whether one without an answer was sent cannot be known, and a second one would make the first one's link useless.
        case .sent, .optedOut, .unknown: return .done
        case .refused(let reason): return await giveUp(job, reason)
        case .gone(let reason): return await giveUp(job, reason, after: mail.contact)
        case .retry(let reason): return .retry(reason: reason, after: nil)
        case .outage(let reason): return .outage(reason: reason, Self.patience)
        }
    }

    /// If `contact` does not exist, that is counted; the second time ends its use.
    private func giveUp(_ job: Job, _ reason: String, after contact: MessageContact? = nil) async -> JobOutcome {
        let now = clock()
        do {
            try await database.transaction(.write, by: .system, at: now) { transaction in
                try await WaitlistMailing.giveUp(job, in: transaction)
                if let contact { try await contacts.addFailure(of: contact, at: now, in: transaction.connection) }
            }
        } catch {
            return .retry(reason: "\(reason) That cannot be written down: \(error)", after: nil)
        }
        return .dead(reason: reason)
    }

    private func mail(
        for job: Job,
        in transaction: Transaction
    ) async throws -> (message: MailMessage, contact: MessageContact)? {
        guard let sender = identity.sender, let mailing = try await WaitlistMailing.make(for: job, in: transaction),
            let given = mailing.entry.client.email, let address = EmailAddress(given),
            let link = LinkAddress("\(publicURL)/w/\(mailing.token.text)"),
            let id = MessageID("waitlist.\(mailing.entry.id).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return nil }
        let entry = mailing.entry
        let contact = MessageContact(provider: entry.provider, channel: .email, address: given)
        guard try await !transaction.connection.run(contacts.reading(contact)).isUnusable else {
            try await WaitlistMailing.giveUp(job, in: transaction)
            return nil
        }
        let provider = try await providers.find(entry.provider, in: transaction.connection)
        let service = try await services.find(entry.service, of: entry.provider, in: transaction.connection)
        let (subject, content) = try text(of: mailing, service, provider, link)
        guard let text = BodyText(content.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText(cleaning: provider.name)),
            to: Mailbox(address, name: HeaderText(cleaning: entry.client.name)),
            subject: HeaderText(cleaning: subject),
            text: text,
            id: id,
            date: transaction.now.secondsSince1970
        )
        mail.html = BodyText(content.html.markup)
        return (mail, contact)
    }

    private func text(
        of mailing: WaitlistMailing,
        _ service: Service,
        _ provider: Provider,
        _ link: LinkAddress
    ) throws -> (subject: String, content: EmailContent) {
        let client = mailing.entry.client
        let reader = RegionalLanguage.negotiated(stored: client.language)
        let language = reader.language
        let zone = try zones.zone(named: provider.timeZone)
        let ownZone = client.timeZone.flatMap { try? zones.zone(named: $0) } ?? zone
        let end = ownZone.reading(at: mailing.endsAt.secondsSince1970)
        let endText = language.joining(date: language.date(end.date, .full), time: language.time(end, reader.hourCycle))
        guard let booking = mailing.booking else {
            let message = WaitlistConfirmationMessage(
                service: service.name,
                provider: provider.name,
                end: endText,
                link: link,
                in: language
            )
            return (message.subject, message.email)
        }
        let message = WaitlistOfferMessage(
            service: service.name,
            provider: provider.name,
            period: SessionPeriod(
                start: booking.startAt.secondsSince1970,
                end: booking.endAt.secondsSince1970,
                zone: zone,
                readerZone: ownZone,
                hourCycle: reader.hourCycle
            ),
            price: booking.price,
            answerBy: endText,
            link: link,
            in: language
        )
        return (message.subject, message.email)
    }

    /// An offer is over within hours.
    private static let patience = WaitPolicy(first: 20, longest: 120, limit: 3_600)
}
