import Bookings
import CivilTime
import ICalendar
import Localization
import Mail
import Texts

/// Writes messages from bookings as they are.
struct MessageComposer: Sendable {
    let identity: MessageIdentity
    let zones: ZoneDirectory

    /// The mail of a message that goes out at `now`; `nil` if the recipient's address takes no mail.
    func mail(_ message: Message, _ context: MessageContext, at now: Instant) throws -> MailMessage? {
        guard let sender = identity.sender,
            let given = context.address(of: message.key), let address = EmailAddress(given),
            let id = MessageID(message.key.rawValue, at: sender.domain)
        else { return nil }
        let stop = reminderLink(message.key, to: given)
        let text = try written(message, context, stopReminders: stop, at: now)
        guard let body = BodyText(text.email.text) else { return nil }
        var mail = MailMessage(
            from: Mailbox(sender, name: HeaderText(cleaning: context.provider.name)),
            to: Mailbox(address, name: HeaderText(cleaning: name(of: message.key.recipient, context))),
            subject: HeaderText(cleaning: text.subject),
            text: body,
            id: id,
            date: now.secondsSince1970
        )
        mail.html = BodyText(text.email.html.markup)
        mail.bounces = identity.bounces?.address(for: message.key, to: given)
        // A client's answer goes to the provider; the sender's address is the operator's.
        mail.replyTo =
            message.key.recipient == .client
            ? context.provider.email.flatMap { EmailAddress($0) }.map { Mailbox($0) } : nil
        mail.invitation = invitation(message, context, text, to: address, at: now)
        mail.unsubscribe = stop.flatMap { UnsubscribeLink($0.text) }
        return mail
    }

    /// The words of a message, for whatever it goes out by.
    ///
    /// Names that are longer than `length` characters are cut.
    func written(
        _ message: Message,
        _ context: MessageContext,
        stopReminders: LinkAddress? = nil,
        namesUpTo length: Int? = nil,
        at now: Instant
    ) throws -> BookingMessage {
        let (booking, recipient) = (context.booking, message.key.recipient)
        let zones = try RecipientZones(of: booking, context.provider, in: zones)
        // The session happens in the provider's zone; only a client may read it from another.
        let (zone, readerZone) = (zones.provider, recipient == .client ? zones.client : zones.provider)
        let reader = reader(recipient, context)
        let language = reader.language
        // A former session is shown as long as the present one: only its start is kept.
        let period = { (start: Instant) in
            SessionPeriod(
                start: start.secondsSince1970,
                end: (start + (booking.endAt - booking.startAt)).secondsSince1970,
                zone: zone,
                readerZone: readerZone,
                hourCycle: reader.hourCycle
            )
        }
        var details = Texts.BookingDetails(
            service: booking.seats.naming(Self.cut(context.service.name, length), sign: length == nil ? "×" : "x"),
            provider: Self.cut(context.provider.name, length),
            client: Self.cut(booking.client.name, length),
            period: period(booking.startAt)
        )
        if message.key.occasion.tellsOfOthers { details.others = (message.details.others ?? []).map(period) }
        // In another language it would rather confuse than help.
        details.sentence = context.preferences.clientSentences[language.tag]
        return BookingMessage(
            subject(of: message, context, movedFrom: message.details.movedFrom.map(period), at: now),
            to: recipient == .client ? .client : .provider,
            details,
            in: language,
            link: bookingLink(message.key, in: reader),
            stopReminders: stopReminders
        )
    }

    private static func cut(_ name: String, _ length: Int?) -> String {
        guard let length, name.count > length else { return name }
        return name.prefix(length - 1) + "…"
    }

    private func name(of recipient: Recipient, _ context: MessageContext) -> String {
        recipient == .client ? context.booking.client.name : context.provider.name
    }

    /// The recipient's own language and clock; a client without one gets the provider's.
    private func reader(_ recipient: Recipient, _ context: MessageContext) -> RegionalLanguage {
        let fallback = RegionalLanguage.negotiated(stored: context.preferences.language)
        guard recipient == .client else { return fallback }
        return context.booking.client.language.flatMap { RegionalLanguage(tag: $0) } ?? fallback
    }

    /// Why a message is written, in the terms of texts.
    private func subject(
        of message: Message,
        _ context: MessageContext,
        movedFrom: SessionPeriod?,
        at now: Instant
    ) -> Texts.Occasion {
        let (booking, details) = (context.booking, message.details)
        let party: Texts.Party = details.party == .client ? .client : .provider
        switch message.key.occasion {
        case .requested, .approvalRequested, .approvalReminder: return .requested
        case .paymentDue, .paymentFailed:
            return .paymentNeeded(
                booking.amount(max(booking.prepayment - booking.paid, 0)),
                until: booking.expiresAt?.secondsSince1970
            )
        case .confirmed: return .confirmed
        case .declined: return .declined(reason: details.reason)
        case .moved: return movedFrom.map { .moved(by: party, from: $0) } ?? .confirmed
        case .cancelled:
            return .cancelled(
                by: party,
                refund: refund(of: booking, besides: details.amount ?? 0),
                reason: details.reason
            )
        case .expired: return .holdExpired
        case .refundPaid: return .refundPaid(booking.amount(details.amount ?? 0))
        case .refundFailed: return .refundFailed(booking.amount(details.amount ?? 0))
        case .paymentDisputed:
            return .paymentDisputed(
                booking.amount(details.amount ?? 0),
                isInquiry: details.dispute == .inquiry,
                until: details.until?.secondsSince1970
            )
        case .disputeClosed: return .disputeClosed(booking.amount(details.amount ?? 0), outcome(of: details))
        case .firstReminder, .lastReminder: return reminder(message, of: booking, at: now)
        case .reviewRequest: return .reviewRequest
        // As it is by now; without one, nothing is sent.
        case .reviewWritten:
            return .reviewWritten(stars: context.review?.stars ?? 0, isNamed: context.review?.isNamed ?? false)
        }
    }

    /// What goes back in all, with that of others of its series.
    ///
    /// Earlier refunds have been told, but a client asks for the sum.
    private func refund(of booking: Booking, besides others: Int64) -> RefundOutcome {
        let sum = booking.refunded + others
        guard booking.paid > 0 || sum > 0 else { return .nothingPaid }
        return sum > 0 ? .amount(booking.amount(sum)) : .none
    }

    private func outcome(of details: MessageDetails) -> DisputeOutcome {
        switch details.dispute {
        case .won: .won
        case .lost: .lost
        case .inquiry, .open, .closed, nil: .withdrawn
        }
    }

    /// Says how far away the start is only where that is true when it is read.
    private func reminder(_ message: Message, of booking: Booking, at now: Instant) -> Texts.Occasion {
        let offset = booking.startAt - message.dueAt
        guard now - message.dueAt <= Self.punctuality, offset > 0 else { return .lateReminder }
        // The largest unit that divides it: "in 2 days", not "in 48 hours".
        let units: [(TimeUnit, Int64)] = [(.day, 86_400), (.hour, 3_600), (.minute, 60)]
        guard let (unit, length) = units.first(where: { offset % $0.1 == 0 }) else { return .lateReminder }
        return .reminder(count: Int(offset / length), unit: unit)
    }

    /// Seconds by which a reminder may be late and still say how far away the start is.
    private static let punctuality: Int64 = 15 * 60

    /// The page on which the client of a booking manages it, or the one of the console that is about what the provider is told.
    private func bookingLink(_ key: MessageKey, in reader: RegionalLanguage) -> LinkAddress? {
        // Without a public address there is nowhere for the link to lead.
        guard let url = identity.publicURL else { return nil }
        if let path = Self.consolePath(key) { return LinkAddress(url + path) }
        guard key.recipient == .client, let links = identity.bookingLinks else { return nil }
        return LinkAddress("\(url)/b/\(links.text(for: key.booking))?lang=\(reader.shortestTag)")
    }

    /// Where the console shows what a message to a provider is about; `nil` for clients.
    ///
    /// A review is shown among the others: its booking would name whoever writes it without a name.
    static func consolePath(_ key: MessageKey) -> String? {
        guard key.recipient == .provider else { return nil }
        guard key.occasion == .reviewWritten else { return "/console?booking=\(key.booking)" }
        return key.booking.provider.map { "/console/\($0)/reviews" }
    }

    private func reminderLink(_ key: MessageKey, to address: String) -> LinkAddress? {
        // Without a public address there is nowhere for the link to lead.
        guard Occasion.endable.contains(key.occasion), key.recipient == .client, let signer = identity.signer,
            let url = identity.publicURL
        else { return nil }
        return LinkAddress("\(url)/unsubscribe/\(signer.text(for: key.booking, sentTo: address))")
    }
}

extension Occasion {
    /// What a client can end with one click: nothing that tells of a change.
    static let endable = reminders.union([.reviewRequest])

    /// Whether it tells of a change that others of the series had too.
    fileprivate var tellsOfOthers: Bool { [.confirmed, .moved, .cancelled].contains(self) }
}
