import Bookings
package import CivilTime

/// Decides about a message when it is due, by the booking as it then is.
///
/// Whether a later change overtook it is known before: such rows are no longer planned. This is what no change tells.
package struct MessageJudge: Sendable {
    private let planner: MessagePlanner

    package init(_ planner: MessagePlanner) {
        self.planner = planner
    }

    package func verdict(on message: PlannedMessage, of booking: NotifiedBooking, at now: Instant) -> MessageVerdict {
        if let reason = reasonToDrop(message, booking, now) { return .drop(reason) }
        return verdictOfTheNight(message, booking, now)
    }

    private func reasonToDrop(_ message: PlannedMessage, _ booking: NotifiedBooking, _ now: Instant) -> DropReason? {
        switch message.occasion {
        case .firstReminder, .lastReminder:
            guard booking.status == .confirmed else { return .overtaken }
            guard now < booking.startAt else { return .started }
            // Both would arrive together, and the nearer one says more.
            if message.occasion == .firstReminder, isNearerDue(message, booking, now) { return .nearerReminder }
        case .reviewRequest:
            guard [.confirmed, .completed].contains(booking.status) else { return .overtaken }
        case .confirmed, .moved:
            guard booking.status != .cancelled else { return .overtaken }
            // A provider's list of bookings has to be complete, however late it is told.
            guard message.recipient == .provider || now < booking.startAt else { return .started }
        case .requested, .approvalRequested, .approvalReminder:
            guard booking.status == .pending, booking.awaited == .approval else { return .overtaken }
            guard now < booking.expiresAt ?? .max else { return .overtaken }
        case .paymentDue, .paymentFailed:
            guard booking.status == .pending, now < booking.expiresAt ?? .max else { return .overtaken }
        case .cancelled, .declined, .expired, .refundPaid, .refundFailed, .paymentDisputed, .disputeClosed,
            .reviewWritten:
            break
        }
        if let lateness = MessageTiming.lateness(of: message.occasion), now - message.dueAt > lateness { return .late }
        return nil
    }

    private func isNearerDue(_ message: PlannedMessage, _ booking: NotifiedBooking, _ now: Instant) -> Bool {
        guard let offset = planner.preferences.lastReminder,
            planner.preferences.channels(for: .lastReminder, to: message.recipient).contains(message.channel)
        else { return false }
        return booking.startAt - offset <= now
    }

    /// What is late may have come into the night.
    private func verdictOfTheNight(
        _ message: PlannedMessage,
        _ booking: NotifiedBooking,
        _ now: Instant
    ) -> MessageVerdict {
        guard let lateness = MessageTiming.lateness(of: message.occasion), message.channel.isAudible,
            let hours = planner.preferences.quietHours, let zone = planner.zones[message.recipient],
            hours.contain(now, in: zone)
        else { return .send }
        let morning = hours.firstAfter(now, in: zone)
        let isReminder = Occasion.reminders.contains(message.occasion)
        guard morning - message.dueAt <= lateness, !isReminder || morning < booking.startAt else {
            return .drop(.quietHours)
        }
        return .wait(until: morning)
    }
}
