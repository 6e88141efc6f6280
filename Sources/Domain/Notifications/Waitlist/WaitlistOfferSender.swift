package import Bookings
package import CivilTime
import Localization
import Mail
package import SQL
import Texts

/// Mails the offers of places to those who wait for one.
///
/// The link has a token that exists only in the mail: each attempt at a job makes another, and the last one mailed is the one that does.
package struct WaitlistOfferSender: Sendable {
    private let database: any SQLDatabase
    private let zones: ZoneDirectory
    private let identity: MessageIdentity
    private let publicURL: String
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant
    private let providers: ProviderStore
    private let services = ServiceStore()

    /// `nil` if the server does not know how it is reached: an offer is answered by its link.
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

    /// Does a job of the kind ``WaitlistEntry/mailJobKind``; nothing once the offer is answered or over.
    package func send(_ job: Job) async -> JobOutcome {
        let mail: MailMessage?
        do {
            mail = try await database.transaction(.write, by: .system, at: clock()) {
                try await self.mail(for: job, in: $0)
            }
        } catch {
            return .retry(reason: "The offer cannot be written: \(error)", after: nil)
        }
        guard let mail else { return .done }
        switch await carrier.send(EncodedMail(mail)) {
        // Whether one without an answer was sent cannot be known, and a second one would make the first one's link useless.
        case .sent, .optedOut, .unknown: return .done
        case .refused(let reason), .gone(let reason): return .dead(reason: reason)
        case .retry(let reason): return .retry(reason: reason, after: nil)
        case .outage(let reason): return .outage(reason: reason, Self.patience)
        }
    }

    private func mail(for job: Job, in transaction: Transaction) async throws -> MailMessage? {
        guard let sender = identity.sender, let mailing = try await WaitlistMailing.make(for: job, in: transaction),
            let link = LinkAddress("\(publicURL)/w/\(mailing.token.text)"),
            let address = mailing.entry.client.email.flatMap({ EmailAddress($0) }),
            let id = MessageID("offer.\(mailing.offer.booking).\(UInt64.random(in: 0 ... .max))", at: sender.domain)
        else { return nil }
        let (entry, offer) = (mailing.entry, mailing.offer)
        let provider = try await providers.find(entry.provider, in: transaction.connection)
        let service = try await services.find(entry.service, of: entry.provider, in: transaction.connection)
        let zone = try zones.zone(named: provider.timeZone)
        let language = Language.negotiated(stored: entry.client.language)
        let period = SessionPeriod(
            start: mailing.booking.startAt.secondsSince1970,
            end: mailing.booking.endAt.secondsSince1970,
            zone: zone,
            readerZone: entry.client.timeZone.flatMap { try? zones.zone(named: $0) }
        )
        let end = period.readerZone.reading(at: offer.endsAt.secondsSince1970)
        let message = WaitlistOfferMessage(
            service: service.name,
            provider: provider.name,
            period: period,
            answerBy: language.joining(date: language.date(end.date, .full), time: language.time(end)),
            link: link,
            in: language
        )
        guard let text = BodyText(message.email.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText(cleaning: provider.name)),
            to: Mailbox(address, name: HeaderText(cleaning: entry.client.name)),
            subject: HeaderText(cleaning: message.subject),
            text: text,
            id: id,
            date: transaction.now.secondsSince1970
        )
        mail.html = BodyText(message.email.html.markup)
        return mail
    }

    /// An offer is over within a day at most.
    private static let patience = WaitPolicy(first: 20, longest: 120, limit: 3_600)
}
