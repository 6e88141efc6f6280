package import Bookings
package import CivilTime

/// Says what is to be sent when something happens to a booking.
///
/// It reads no clock and no database, so the plan is made in the transaction of the change.
package struct MessagePlanner: Sendable {
    let preferences: MessagePreferences

    /// The zones in which the recipients' nights are.
    let zones: [Recipient: Zone]

    package init(_ preferences: MessagePreferences, clientZone: Zone, providerZone: Zone) {
        self.preferences = preferences
        zones = [.client: clientZone, .provider: providerZone]
    }

    /// What messages follow from.
    package enum Trigger: Hashable, Sendable {
        case event(EventKind)

        /// The provider approved a booking that is to be paid before it stands.
        case approval

        /// The client's e-mail address was corrected: earlier messages went elsewhere.
        case correction
    }

    /// The plan for what happened at `now`, given the booking as it is after it.
    package func plan(_ trigger: Trigger, of booking: NotifiedBooking, at now: Instant) -> MessagePlan {
        switch trigger {
        case .event(let event): return plan(event, of: booking, at: now)
        case .approval:
            var plan = MessagePlan()
            plan.overtaken = [.requested, .approvalRequested, .approvalReminder]
            tell(.paymentDue, to: [.client], now, &plan)
            return plan
        case .correction:
            var plan = MessagePlan()
            planCorrection(of: booking, now, &plan)
            return plan
        }
    }

    /// The plan for an event that happened at `now`, given the booking as it is after it.
    package func plan(_ event: EventKind, of booking: NotifiedBooking, at now: Instant) -> MessagePlan {
        var plan = MessagePlan()
        switch event {
        case .bookingCreated: planNew(booking, now, &plan)
        case .bookingConfirmed: planStart(.confirmed, of: booking, now, &plan)
        case .bookingRescheduled: planStart(.moved, of: booking, now, &plan)
        case .bookingCancelled: planEnd(.cancelled, to: [.client, .provider], now, &plan)
        case .bookingDeclined: planEnd(.declined, to: [.client], now, &plan)
        case .bookingExpired:
            switch booking.awaited {
            case .approval: planEnd(.expired, to: [.client, .provider], now, &plan)
            case .payment: planEnd(.expired, to: [.client], now, &plan)
            case nil: break
            }
        case .bookingNoShow: plan.overtaken = Occasion.reminders.union([.reviewRequest])
        case .paymentFailed where booking.status == .pending: tell(.paymentFailed, to: [.client], now, &plan)
        case .refundSucceeded: tell(.refundPaid, to: [.client], now, &plan)
        case .refundFailed: tell(.refundFailed, to: [.provider], now, &plan)
        case .reviewPublished: tell(.reviewWritten, to: [.provider], now, &plan)
        // The end of one dispute does not drop what is yet to be said of another.
        case .paymentDisputed: tell(.paymentDisputed, to: [.provider], now, &plan)
        case .paymentDisputeClosed: tell(.disputeClosed, to: [.provider], now, &plan)
        // The confirmation says what was received, the cancellation what goes back, and who came knows it.
        case .paymentSucceeded, .paymentFailed, .refundDecided, .bookingCompleted, .calendarDisconnected,
            .calendarDrifted, .webhookPaused, .reviewHidden, .waitlistOffered:
            break
        }
        return plan
    }

    private func planNew(_ booking: NotifiedBooking, _ now: Instant, _ plan: inout MessagePlan) {
        // One that stands already is confirmed by an event of its own.
        guard booking.status == .pending else { return }
        guard booking.awaited == .approval else {
            // What is only held while its client types is nobody's news yet.
            if booking.awaited == .payment { tell(.paymentDue, to: [.client], now, &plan) }
            return
        }
        tell(.requested, to: [.client], now, &plan)
        tell(.approvalRequested, to: [.provider], now, &plan)
        remindOfApproval(of: booking, now, &plan)
    }

    /// Sends the client the current state of the booking again; reminders are planned after it.
    private func planCorrection(of booking: NotifiedBooking, _ now: Instant, _ plan: inout MessagePlan) {
        guard now < booking.startAt else { return }
        switch (booking.status, booking.awaited) {
        case (.confirmed, _):
            plan.overtaken = Occasion.reminders.union([.reviewRequest])
            tell(.confirmed, to: [.client], now, &plan)
            planReminders(of: booking, now, &plan)
        case (.pending, .approval): tell(.requested, to: [.client], now, &plan)
        case (.pending, .payment): tell(.paymentDue, to: [.client], now, &plan)
        default: break
        }
        // Only the address of mails was wrong.
        plan.messages.removeAll { $0.channel != .email && !Occasion.endable.contains($0.occasion) }
    }

    private func remindOfApproval(of booking: NotifiedBooking, _ now: Instant, _ plan: inout MessagePlan) {
        guard let expiresAt = booking.expiresAt, let offset = preferences.approvalReminder else { return }
        let due = expiresAt - offset
        guard due >= now + MessageTiming.gap(of: .approvalReminder) else { return }
        tell(.approvalReminder, to: [.provider], due, &plan)
    }

    /// What follows from a start that stands from now on, or has changed.
    private func planStart(
        _ occasion: Occasion,
        of booking: NotifiedBooking,
        _ now: Instant,
        _ plan: inout MessagePlan
    ) {
        // A slot that is only held: its client is still typing, and nobody was told of it.
        guard booking.status != .pending || booking.awaited != nil else { return }
        plan.overtaken = Occasion.standings.union(Occasion.reminders).union([.reviewRequest])
        // A client who is there need not be told; the provider's list has to be complete.
        tell(occasion, to: now < booking.startAt ? [.client, .provider] : [.provider], now, &plan)
        if occasion == .moved, booking.status == .pending, booking.awaited == .approval {
            remindOfApproval(of: booking, now, &plan)
        }
        guard booking.status == .confirmed else { return }
        planReminders(of: booking, now, &plan)
    }

    /// What comes before the start, and after the end.
    private func planReminders(of booking: NotifiedBooking, _ now: Instant, _ plan: inout MessagePlan) {
        for reminder in [Occasion.firstReminder, .lastReminder] { remind(reminder, of: booking, now, &plan) }
        if let offset = preferences.reviewRequest, booking.endAt + offset >= now {
            tell(.reviewRequest, to: [.client], booking.endAt + offset, &plan)
        }
    }

    private func planEnd(_ occasion: Occasion, to recipients: [Recipient], _ now: Instant, _ plan: inout MessagePlan) {
        plan.overtaken = Occasion.standings.union(Occasion.reminders).union([.reviewRequest])
        tell(occasion, to: recipients, now, &plan)
    }

    private func remind(_ reminder: Occasion, of booking: NotifiedBooking, _ now: Instant, _ plan: inout MessagePlan) {
        guard let offset = preferences.offset(of: reminder) else { return }
        for recipient in Recipient.allCases {
            for channel in preferences.channels(for: reminder, to: recipient) {
                let due = quieted(booking.startAt - offset, reminder, recipient, channel)
                guard due >= now + MessageTiming.gap(of: reminder), due < booking.startAt else { continue }
                plan.messages.append(PlannedMessage(reminder, to: recipient, by: channel, dueAt: due))
            }
        }
    }

    private func tell(_ occasion: Occasion, to recipients: [Recipient], _ due: Instant, _ plan: inout MessagePlan) {
        for recipient in recipients {
            for channel in preferences.channels(for: occasion, to: recipient) {
                let due = quieted(due, occasion, recipient, channel)
                plan.messages.append(PlannedMessage(occasion, to: recipient, by: channel, dueAt: due))
            }
        }
    }

    /// The time at which it may be sent: what tells of a change is not held back.
    private func quieted(_ due: Instant, _ occasion: Occasion, _ recipient: Recipient, _ channel: Channel) -> Instant {
        guard channel.isAudible, let hours = preferences.quietHours, let zone = zones[recipient] else { return due }
        return switch occasion {
        // Before the night and never after it, since the session may be early.
        case .firstReminder: hours.hourBefore(due, in: zone)
        case .lastReminder, .reviewRequest, .approvalReminder: hours.firstAfter(due, in: zone)
        default: due
        }
    }
}
