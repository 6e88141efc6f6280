import Bookings
import CivilTime
import Localization
import Money
import Notifications
import Scheduling
import Texts

/// A message about a booking that does not exist, to show what messages say.
struct ExampleMessage {
    let practice: Practice

    /// What was booked; `nil` for a provider without services.
    let service: Service?
    let now: Instant

    /// What the message of an occasion says in one language.
    func message(
        _ occasion: Notifications.Occasion,
        to recipient: Recipient,
        in language: Language
    ) -> BookingMessage {
        let amount = service.flatMap { $0.price.minorUnits > 0 ? $0.price : nil } ?? MonetaryAmount(5_000, .euro)
        return BookingMessage(
            subject(of: occasion, amount),
            to: recipient == .client ? .client : .provider,
            Texts.BookingDetails(
                service: service?.name ?? "…",
                provider: practice.provider.name,
                client: "Kim Muster",
                period: period(days: 3)
            ),
            in: language,
            link: LinkAddress("https://example.org/b/…")
        )
    }

    /// A session at ten o'clock, so many days from now.
    private func period(days: Int) -> SessionPeriod {
        let today = practice.zone.date(at: now.secondsSince1970)
        let date = today.adding(days: days) ?? today
        // Not ten hours after midnight, which is another time on a day whose clocks are changed.
        let clock = Int64(date.daysSinceEpoch) * 86_400 + 10 * 3_600
        let start = practice.zone.instants(ofWallFrom: clock, to: clock + 1).first?.lowerBound ?? now.secondsSince1970
        return SessionPeriod(
            start: start,
            end: start + (service?.timing.durationMinutes ?? 60) * 60,
            zone: practice.zone,
            readerZone: practice.zone
        )
    }

    private func subject(of occasion: Notifications.Occasion, _ amount: MonetaryAmount) -> Texts.Occasion {
        switch occasion {
        case .requested, .approvalRequested, .approvalReminder: .requested
        case .paymentDue, .paymentFailed: .paymentNeeded(amount, until: (now + 3_600).secondsSince1970)
        case .confirmed: .confirmed
        case .declined: .declined(reason: nil)
        case .moved: .moved(by: .provider, from: period(days: 2))
        case .cancelled: .cancelled(by: .provider, refund: .amount(amount), reason: nil)
        case .expired: .holdExpired
        case .refundPaid: .refundPaid(amount)
        case .refundFailed: .refundFailed(amount)
        case .paymentDisputed:
            .paymentDisputed(amount, isInquiry: false, until: (now + 7 * 86_400).secondsSince1970)
        case .disputeClosed: .disputeClosed(amount, .won)
        case .firstReminder: .reminder(count: 1, unit: .day)
        case .lastReminder: .reminder(count: 1, unit: .hour)
        case .reviewRequest: .reviewRequest
        case .reviewWritten: .reviewWritten(stars: 5, isNamed: true)
        }
    }
}
