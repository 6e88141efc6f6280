import Bookings
import CivilTime
import SQL

extension MessageDispatcher {
    /// Takes up to `limit` messages, settles those that are not to be sent, and writes down that the others are being handed over.
    ///
    /// The rows are locked before the bookings are read: a change that is committed first has dropped what it overtook, and one
    /// that comes later waits for these rows.
    // The compiler of Swift 6.3 crashes when it splits this optimised: release builds would fail.
    @_optimize(none)
    func take(
        _ limit: Int,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> (attempts: [MessageAttempt], settled: [MessageResult]) {
        let messages = try await store.take(limit, by: outlet.channel, at: now, in: connection)
        guard !messages.isEmpty else { return ([], []) }
        let contexts = try await reader.contexts(
            of: Set(messages.map(\.key.booking)),
            by: outlet.channel,
            in: connection
        )
        let addressed = messages.map { message in contexts[message.key.booking]?.contact(of: message.key) }
        let known = Array(Set(addressed.compactMap(\.self)))
        let states = Dictionary(
            uniqueKeysWithValues: zip(known, try await connection.run(known.map(contacts.reading)))
        )
        var (attempts, settled) = ([MessageAttempt](), [MessageResult]())
        var busy: Set<MessageRoute> = []
        for (message, contact) in zip(messages, addressed) {
            guard let context = contexts[message.key.booking] else { continue }
            // One after another to the same recipient, so that what happened last is told last.
            guard !context.isBusy(besides: message, at: now), busy.insert(MessageRoute(message.key)).inserted else {
                try await store.postpone(message, until: now + 1, in: connection)
                continue
            }
            let state = contact.flatMap { states[$0] } ?? MessageContactState()
            switch try await decided(on: message, context, contact, state, at: now, in: connection) {
            case .attempt(let attempt): attempts.append(attempt)
            case .settled(let result): settled.append(result)
            case .postponed: break
            }
        }
        return (attempts, settled)
    }

    private enum Decision {
        case attempt(MessageAttempt)
        case settled(MessageResult)
        case postponed
    }

    /// What is decided on a message; one that cannot be written fails by itself and keeps no other back.
    private func decided(
        on message: Message,
        _ context: MessageContext,
        _ contact: MessageContact?,
        _ state: MessageContactState,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Decision {
        do {
            return try await decide(on: message, context, contact, state, at: now, in: connection)
        } catch let error as ZoneError {
            return try await drop(message, error.message, .failed, at: now, in: connection)
        }
    }

    private func decide(
        on message: Message,
        _ context: MessageContext,
        _ contact: MessageContact?,
        _ state: MessageContactState,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Decision {
        guard !context.isOvertaken(message) else {
            return try await drop(message, DropReason.overtaken.rawValue, .dropped, at: now, in: connection)
        }
        let verdict = try judge(context).verdict(on: message.planned, of: context.notified, at: now)
        switch verdict {
        case .wait(let instant):
            try await store.postpone(message, until: instant, in: connection)
            return .postponed
        case .drop(let reason): return try await drop(message, reason.rawValue, .dropped, at: now, in: connection)
        case .send: break
        }
        // After the verdict: what is no longer true is dropped for that reason, whoever wants it.
        if let reason = suppression(message, context, contact, state) {
            return try await drop(message, reason.rawValue, .suppressed, at: now, in: connection)
        }
        guard let written = try written(message, context, at: now) else {
            return try await drop(message, "not_writable", .failed, at: now, in: connection)
        }
        // Last of all, so that only messages that are about to be sent use the budget up.
        if let budget = outlet.dailyBudget, let segments = written.segments {
            let provider = context.booking.provider
            guard try await budgets.take(segments, upTo: budget, of: provider, at: now, in: connection) else {
                return try await drop(
                    message,
                    SuppressionReason.budgetSpent.rawValue,
                    .suppressed,
                    at: now,
                    in: connection
                )
            }
        }
        try await store.begin(
            message,
            written,
            at: now,
            until: now + Self.lease,
            in: connection
        )
        // `begin` counts the attempt in the row, but not in this copy of it.
        return .attempt(
            MessageAttempt(
                message: message,
                content: written.content,
                contact: contact,
                countedSegments: outlet.dailyBudget == nil ? nil : written.segments,
                number: message.attempts + 1
            )
        )
    }

    private func judge(_ context: MessageContext) throws -> MessageJudge {
        let zones = try RecipientZones(of: context.booking, context.provider, in: zones)
        return MessageJudge(
            MessagePlanner(context.preferences, clientZone: zones.client, providerZone: zones.provider)
        )
    }

    private func suppression(
        _ message: Message,
        _ context: MessageContext,
        _ contact: MessageContact?,
        _ state: MessageContactState
    ) -> SuppressionReason? {
        if contact == nil { return .noAddress }
        if outlet.channel.needsConsent, !context.consents.contains(outlet.channel) { return .noConsent }
        if state.hasOptedOut { return .optedOut }
        if state.isUnusable { return .unusableAddress }
        return state.hasEndedReminders && Occasion.endable.contains(message.key.occasion) ? .remindersEnded : nil
    }

    /// What to hand over: that of the attempt before, once at most, if nobody knows what became of it; `nil` if there is nothing.
    private func written(_ message: Message, _ context: MessageContext, at now: Instant) throws -> WrittenMessage? {
        guard let content = message.content else { return try outlet.write(message, context, at: now) }
        guard outlet.repeatsUnknown, !message.isRepeated, let id = message.messageID else { return nil }
        return WrittenMessage(content: content, id: id)
    }

    /// Settles a message that is not sent; one that was being handed over may have been.
    private func drop(
        _ message: Message,
        _ reason: String,
        _ status: MessageStatus,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Decision {
        let status = message.content == nil ? status : .unknown
        try await store.settle(message.key, status, reason: reason, in: connection)
        return .settled(
            MessageResult(key: message.key, status: status, lateness: now - message.dueAt, reason: reason)
        )
    }
}

/// Why a message is not sent although it is true.
///
/// The names are stored and told to other programs.
package enum SuppressionReason: String, Sendable, CaseIterable {
    /// The recipient has no address of that kind.
    case noAddress = "no_address"

    /// The address was refused for good, more than once.
    case unusableAddress = "unusable_address"

    /// The client has not agreed to messages by this channel, or does not any more.
    case noConsent = "no_consent"

    /// The recipient answered that they want no messages.
    case optedOut = "opted_out"

    /// As many messages as may be were sent for the provider on this day.
    case budgetSpent = "budget_spent"

    /// The client ended reminders.
    case remindersEnded = "reminders_ended"
}

/// By whom and about what messages are read one after another.
private struct MessageRoute: Hashable {
    let booking: BookingID
    let recipient: Recipient

    init(_ key: MessageKey) {
        booking = key.booking
        recipient = key.recipient
    }
}
