package import Bookings
package import CivilTime
import Localization
import Mail
package import SQL
import Texts

/// Mails notices to providers: that a calendar is disconnected or was changed by hand, or that a webhook is paused.
///
/// A mail keeps its `Message-ID` across retries, so that duplicates can be recognized.
package struct ProviderNoticeSender: Sendable {
    private let database: any SQLDatabase
    private let zones: ZoneDirectory
    private let identity: MessageIdentity
    private let carrier: any MailCarrier
    private let clock: @Sendable () -> Instant
    private let events = EventStore()
    private let bookings = BookingStore()
    private let services = ServiceStore()
    private let providers: ProviderStore
    private let choices = MessageChoiceStore()

    package init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        identity: MessageIdentity,
        carrier: any MailCarrier,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.zones = zones
        self.identity = identity
        self.carrier = carrier
        self.clock = clock
        providers = ProviderStore(zones: zones)
    }

    /// Does the job of an event; nothing if its provider has no address, or if it is not true any more.
    package func send(_ job: Job) async -> JobOutcome {
        let mail: MailMessage?
        do {
            mail = try await database.transaction(.read) { try await self.mail(for: job, in: $0) }
        } catch {
            return .retry(reason: "The event cannot be read: \(error)", after: nil)
        }
        guard let mail else { return .done }
        switch await carrier.send(EncodedMail(mail)) {
        case .sent, .optedOut: return .done
        case .refused(let reason), .gone(let reason): return .dead(reason: reason)
        case .retry(let reason), .unknown(let reason): return .retry(reason: reason, after: nil)
        case .outage(let reason): return .outage(reason: reason, Self.patience)
        }
    }

    private func mail(for job: Job, in connection: any SQLConnection) async throws -> MailMessage? {
        let event = try await events.find(for: job, in: connection)
        let provider = try await providers.find(event.provider, in: connection)
        guard let sender = identity.sender, let address = provider.email.flatMap({ EmailAddress($0) }),
            let id = MessageID(event.name, at: sender.domain),
            let notice = try await notice(of: event, provider, in: connection)
        else { return nil }
        let chosen = try await choices.find(of: event.provider, for: nil, in: connection)
        let preferences = MessagePreferences(chosen, MessageChoices())
        let text = notice.email(to: provider.name, in: Language.negotiated(stored: preferences.language))
        guard let body = BodyText(text.content.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText(cleaning: provider.name)),
            to: Mailbox(address, name: HeaderText(cleaning: provider.name)),
            subject: HeaderText(cleaning: text.subject),
            text: body,
            id: id,
            date: event.occurredAt.secondsSince1970
        )
        mail.html = BodyText(text.content.html.markup)
        return mail
    }

    private func notice(
        of event: Event,
        _ provider: Provider,
        in connection: any SQLConnection
    ) async throws -> ProviderNotice? {
        switch event.kind {
        case .calendarDisconnected:
            let data = try event.data(as: CalendarEventData.self)
            if let host = data.host { return .calendarUnreadable(host: host) }
            return .calendarDisconnected(service: data.service.prefix(1).uppercased() + data.service.dropFirst())
        case .calendarDrifted:
            return try await drift(try event.data(as: CalendarDriftData.self), provider, in: connection)
        case .webhookPaused:
            let data = try event.data(as: WebhookEventData.self)
            return .webhookPaused(address: data.origin, isGone: data.reason == .gone)
        default: return nil
        }
    }

    /// `nil` once the booking has followed, or is over.
    private func drift(
        _ data: CalendarDriftData,
        _ provider: Provider,
        in connection: any SQLConnection
    ) async throws -> ProviderNotice? {
        let booking = try await bookings.find(data.bookingID, in: connection)
        guard [.confirmed, .pending].contains(booking.status), booking.startAt != data.startAt, clock() < booking.endAt
        else { return nil }
        let service = try await services.find(booking.service, of: booking.provider, in: connection)
        let zone = try zones.zone(named: provider.timeZone)
        let period = { (start: Instant, end: Instant) in
            SessionPeriod(start: start.secondsSince1970, end: end.secondsSince1970, zone: zone, readerZone: zone)
        }
        let details = Texts.BookingDetails(
            service: booking.seats.naming(service.name),
            provider: provider.name,
            client: booking.client.name,
            period: period(booking.startAt, booking.endAt)
        )
        guard let start = data.startAt else { return .eventDeleted(details) }
        return .eventMoved(details, to: data.endAt.map { period(start, $0) })
    }

    private static let patience = WaitPolicy(first: 60, longest: 3_600, limit: 86_400)
}

extension EventSubscriber {
    /// Mails providers what they have to know besides bookings.
    package static let notices = EventSubscriber(
        name: "notices",
        kinds: [.calendarDisconnected, .calendarDrifted, .webhookPaused]
    )
}
