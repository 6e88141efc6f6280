package import Bookings
package import CivilTime
package import SQL

/// Plans messages in the transactions of the changes that cause them.
package struct MessagePlanning: BookingObserver {
    private let zones: ZoneDirectory
    private let channels: Set<Channel>
    private let store = MessageStore()
    private let consents = MessageConsentStore()
    private let readings: NotifiedBookingReader

    /// - Parameters:
    ///   - zones: Where zones are read from.
    ///   - channels: By which messages are sent at all.
    package init(zones: ZoneDirectory, channels: Set<Channel>) {
        self.zones = zones
        self.channels = channels
        readings = NotifiedBookingReader(zones: zones)
    }

    package func observe(_ change: ObservedChange, in connection: any SQLConnection) async throws {
        guard var cause = try await cause(of: change, in: connection) else { return }
        cause.agree(to: try await agreed(by: cause.booking, change, in: connection))
        let planner = try planner(cause)
        var plan = MessagePlan()
        for trigger in cause.triggers {
            let next = planner.plan(trigger, of: cause.notified, at: change.at)
            plan.overtaken.formUnion(next.overtaken)
            plan.messages += next.messages
        }
        if let changed = change.subject as? ChangedBooking, changed.news == .following {
            plan.messages.removeAll { !Occasion.endable.contains($0.occasion) }
        }
        // Not planned rather than suppressed later: a channel that is switched on tomorrow sends nothing of yesterday.
        plan.messages.removeAll { !channels.contains($0.channel) || !cause.reaches($0) }
        try await store.write(plan, of: cause.booking, cause.details, subject: cause.subject, in: connection)
    }

    /// Plans the reminders that are still ahead by a channel that the client has just agreed to.
    func remind(
        of booking: Booking,
        by channel: Channel,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        guard channels.contains(channel), booking.status == .confirmed else { return }
        var cause = try await readings.cause(booking.id, at: now, tellingMembers: false, in: connection)
        cause.agree(to: [channel])
        var plan = try planner(cause).plan(.event(.bookingConfirmed), of: cause.notified, at: now)
        // Nothing changed but the consent: what is planned by other channels stays.
        plan.overtaken = []
        plan.messages.removeAll { message in
            message.channel != channel || !Occasion.endable.contains(message.occasion) || !cause.reaches(message)
        }
        try await store.write(plan, of: booking, cause.details, subject: "", in: connection)
    }

    private func planner(_ cause: MessageCause) throws -> MessagePlanner {
        let zones = try RecipientZones(of: cause.booking, cause.provider, in: zones)
        return MessagePlanner(cause.preferences, clientZone: zones.client, providerZone: zones.provider)
    }

    /// The channels that the client agrees to; with a new booking, those of its form, which are written down.
    private func agreed(
        by booking: Booking,
        _ change: ObservedChange,
        in connection: any SQLConnection
    ) async throws -> Set<Channel> {
        guard channels.contains(where: \.needsConsent) else { return [] }
        let isNew = change.kinds.contains(.bookingCreated)
        // A slot may have been held first; then its client agrees when it is confirmed.
        if isNew || change.kinds.contains(.bookingConfirmed), booking.client.agreesToSMS,
            booking.client.dialableNumber != nil
        {
            try await consents.record(.sms, for: booking.id, by: .booking, at: change.at, in: connection)
            // A new booking has no other consents yet, so none need be read.
            if isNew { return [.sms] }
        }
        return isNew ? [] : try await connection.run(consents.reading(booking.id)).intersection(channels)
    }

    private func cause(of change: ObservedChange, in connection: any SQLConnection) async throws -> MessageCause? {
        let tells = channels.contains(.push)
        switch change.subject {
        case let changed as ChangedBooking:
            var triggers = change.kinds.map(MessagePlanner.Trigger.event)
            // An approval is not an event of its own where a payment is still due, and yet the client is told to pay.
            if changed.entry.kind == .approved { triggers.append(.approval) }
            if changed.hasCorrectedAddress { triggers.append(.correction) }
            // At the same start nothing changed that anybody was told, and what is planned stays planned.
            guard !triggers.isEmpty, changed.movedFrom != changed.booking.startAt else { return nil }
            var cause = try await readings.cause(
                changed.booking,
                provider: changed.provider,
                service: changed.service,
                at: change.at,
                tellingMembers: tells,
                in: connection
            )
            guard !changed.wasOnlyHeld(of: cause.service) else { return nil }
            cause.triggers = triggers
            cause.details = MessageDetails(changed)
            return cause
        case let payment as Payment:
            guard change.kinds.contains(.paymentFailed) else { return nil }
            var cause = try await readings.cause(payment.booking, at: change.at, tellingMembers: tells, in: connection)
            cause.triggers = change.kinds.map(MessagePlanner.Trigger.event)
            cause.subject = payment.id.rawValue
            return cause
        case let disputed as DisputedPayment:
            let (payment, dispute) = (disputed.payment, disputed.dispute)
            var cause = try await readings.cause(payment.booking, at: change.at, tellingMembers: tells, in: connection)
            cause.triggers = change.kinds.map(MessagePlanner.Trigger.event)
            cause.subject = payment.id.rawValue
            cause.details.amount = dispute.amount
            cause.details.dispute = dispute.status
            cause.details.until = dispute.evidenceDueAt
            return cause
        case let review as ReviewEventData:
            // Later versions are no news: a client can write many, and the provider reads the latest.
            guard change.kinds.contains(.reviewPublished), review.revision == 1 else { return nil }
            var cause = try await readings.cause(
                review.bookingID,
                at: change.at,
                tellingMembers: tells,
                in: connection
            )
            cause.triggers = change.kinds.map(MessagePlanner.Trigger.event)
            cause.subject = review.reviewID.rawValue
            return cause
        case let refund as Refund:
            guard change.kinds.contains(where: { [.refundSucceeded, .refundFailed].contains($0) }), refund.amount > 0
            else {
                return nil
            }
            var cause = try await readings.cause(refund.booking, at: change.at, tellingMembers: tells, in: connection)
            cause.triggers = change.kinds.map(MessagePlanner.Trigger.event)
            cause.subject = refund.id.rawValue
            cause.details.amount = refund.amount
            return cause
        default: return nil
        }
    }
}

extension ChangedBooking {
    /// Whether the client has another e-mail address than was known before.
    fileprivate var hasCorrectedAddress: Bool {
        guard entry.kind == .clientChanged, let earlier = entry.earlierClient, let address = booking.client.email else {
            return false
        }
        return earlier.email?.lowercased() != address.lowercased()
    }

    /// Whether the booking ended while its client was typing, so that nobody ever knew of it.
    fileprivate func wasOnlyHeld(of service: Service) -> Bool {
        wasPending && !service.requiresApproval && booking.prepayment == 0
    }
}

extension MessageDetails {
    init(_ changed: ChangedBooking) {
        self.init()
        movedFrom = changed.movedFrom
        if case .leading(let others, let refunded)? = changed.news, !others.isEmpty {
            self.others = others
            if refunded > 0 { amount = refunded }
        }
        switch changed.entry.kind {
        case .rescheduled: party = changed.entry.party == .client ? .client : .provider
        case .cancelled:
            party = changed.booking.cancellation == .client ? .client : .provider
            reason = changed.entry.note
        default: break
        }
    }
}
