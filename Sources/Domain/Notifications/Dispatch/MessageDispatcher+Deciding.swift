import Bookings
import CivilTime
import SQL

extension MessageDispatcher {
    /// What is to become of claimed messages, by their bookings as they are now.
    ///
    /// Reads without a write transaction, which SQLite gives to one at a time, and writes the messages outside of any: bookings
    /// do not wait for that.
    func decide(on claims: [ClaimedMessage], at now: Instant) async throws -> [DecidedMessage] {
        let readings = try await database.transaction(.read) { connection in
            try await read(claims, at: now, in: connection)
        }
        var decided: [DecidedMessage] = []
        var busy: Set<MessageRoute> = []
        for (claim, contact) in zip(claims, readings.contacts) {
            guard let context = readings.contexts[claim.message.key.booking] else { continue }
            let state = contact.flatMap { readings.states[$0] } ?? MessageContactState()
            var decision = try decision(on: claim.message, context, contact, state, at: now)
            // One after another to the same recipient, so that what happened last is told last.
            if case .send = decision, !busy.insert(MessageRoute(claim.message.key)).inserted {
                decision = .wait(until: now + 1)
            }
            decided.append(DecidedMessage(claim: claim, context: context, contact: contact, decision: decision))
        }
        return decided
    }

    private func read(
        _ claims: [ClaimedMessage],
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Readings {
        let keys = claims.map(\.message.key)
        let contexts = try await reader.contexts(
            of: Set(keys.map(\.booking)),
            by: outlet.channel,
            at: now,
            in: connection
        )
        let addressed = keys.map { key in contexts[key.booking]?.contact(of: key) }
        let states = try await connection.run(addressed.compactMap(\.self), contacts.reading)
        return Readings(contexts: contexts, contacts: addressed, states: states)
    }

    /// What is decided on a message; one that cannot be written fails by itself and keeps no other back.
    private func decision(
        on message: Message,
        _ context: MessageContext,
        _ contact: MessageContact?,
        _ state: MessageContactState,
        at now: Instant
    ) throws -> DecidedMessage.Decision {
        do {
            guard !context.isOvertaken(message) else { return .settle(.dropped, DropReason.overtaken.rawValue) }
            switch try verdict(on: message, context, at: now) {
            case .wait(let instant): return .wait(until: instant)
            case .drop(let reason): return .settle(.dropped, reason.rawValue)
            case .send: break
            }
            // After the verdict: what is no longer true is dropped for that reason, whoever wants it.
            if let reason = suppression(message, context, contact, state) {
                return .settle(.suppressed, reason.rawValue)
            }
            guard let written = try written(message, context, at: now) else { return .settle(.failed, "not_writable") }
            return .send(written)
        } catch let error as ZoneError {
            return .settle(.failed, error.message)
        }
    }

    /// Whether a message is still true at `now`, by the booking as it was read.
    func verdict(on message: Message, _ context: MessageContext, at now: Instant) throws -> MessageVerdict {
        let zones = try RecipientZones(of: context.booking, context.provider, in: zones)
        let judge = MessageJudge(
            MessagePlanner(context.preferences, clientZone: zones.client, providerZone: zones.provider)
        )
        return judge.verdict(on: message.planned, of: context.notified, at: now)
    }

    private func suppression(
        _ message: Message,
        _ context: MessageContext,
        _ contact: MessageContact?,
        _ state: MessageContactState
    ) -> SuppressionReason? {
        if contact == nil { return .noAddress }
        // A member's browser that has subscribed is the consent itself.
        if outlet.channel.needsConsent, message.key.recipient == .client, !context.consents.contains(outlet.channel) {
            return .noConsent
        }
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

    /// What a batch is decided by.
    private struct Readings: Sendable {
        let contexts: [BookingID: MessageContext]

        /// In the order of the messages.
        let contacts: [MessageContact?]
        let states: [MessageContact: MessageContactState]
    }
}

/// A claimed message, and what is to become of it if nothing has changed meanwhile.
struct DecidedMessage: Sendable {
    enum Decision: Sendable {
        case send(WrittenMessage)

        /// It is not sent, for the reason given.
        case settle(MessageStatus, String)

        /// It is looked at again then.
        case wait(until: Instant)
    }

    let claim: ClaimedMessage
    let context: MessageContext
    let contact: MessageContact?
    var decision: Decision
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
