import CivilTime
import Bookings
import SQL

extension MessageDispatcher {
    /// Writes down how messages that were handed over ended.
    func settle(
        _ outcomes: [HandedOverMessage],
        in connection: any SQLConnection
    ) async throws -> [MessageResult] {
        var results: [MessageResult] = []
        for outcome in outcomes {
            results.append(try await settle(outcome.attempt, outcome.delivery, at: outcome.at, in: connection))
        }
        return results
    }

    private func settle(
        _ attempt: MessageAttempt,
        _ delivery: MessageDelivery,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageResult {
        let key = attempt.message.key
        var result = MessageResult(key: key, status: .sent, lateness: now - attempt.message.dueAt)
        // Whatever the outcome: a message may be sent to one browser while the subscription of another has ended.
        try await end(delivery.ended, of: key.booking, at: now, in: connection)
        if !delivery.outcome.mayHaveGoneOut { try await giveBack(attempt, at: now, in: connection) }
        switch delivery.outcome {
        case .sent(let id):
            try await settleSent(attempt, delivery, id, at: now, in: connection)
            return result
        case .refused(let reason): return try await fail(attempt, reason, at: now, in: connection)
        case .gone(let reason):
            if let contact = attempt.contact { try await contacts.addFailure(of: contact, at: now, in: connection) }
            return try await fail(attempt, reason, at: now, in: connection)
        case .optedOut(let reason): return try await optOut(attempt, reason, at: now, in: connection)
        case .retry(let reason):
            guard let pause = MessageRetry.pause(afterAttempts: attempt.number) else {
                return try await fail(attempt, reason, at: now, in: connection)
            }
            let instant = now + pause
            try await store.plan(
                key,
                reason: reason,
                at: instant,
                attempt: attempt.number,
                counts: true,
                in: connection
            )
            result.reason = reason
        case .outage(let reason):
            // At once: the gate keeps it until the channel works again. It does not count, or a mail that waited for long would
            // have failed when it is first refused for a while.
            try await store.plan(key, reason: reason, at: now, attempt: attempt.number, counts: false, in: connection)
            result.isOutage = true
            result.reason = reason
        case .unknown(let reason) where !outlet.repeatsUnknown:
            try await store.settle(key, .unknown, reason: reason, attempt: attempt.number, in: connection)
            return MessageResult(key: key, status: .unknown, lateness: result.lateness, reason: reason)
        case .unknown(let reason):
            // It stays as it is until its lease ends, and is sent once more then, with the same bytes and id.
            result = MessageResult(key: key, status: .attempting, lateness: now - attempt.message.dueAt, reason: reason)
            return result
        }
        return MessageResult(
            key: key,
            status: .planned,
            lateness: result.lateness,
            isOutage: result.isOutage,
            reason: result.reason
        )
    }

    private func settleSent(
        _ attempt: MessageAttempt,
        _ delivery: MessageDelivery,
        _ id: String?,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await store.settle(
            attempt.message.key,
            .sent,
            reason: nil,
            sentAt: now,
            messageID: id,
            cost: delivery.cost,
            reportDueAt: outlet.isReported ? now + MessageReports.firstPause : nil,
            attempt: attempt.number,
            in: connection
        )
    }

    private func optOut(
        _ attempt: MessageAttempt,
        _ reason: String,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageResult {
        if let contact = attempt.contact { try await contacts.optOut(contact, at: now, in: connection) }
        let key = attempt.message.key
        let stored = SuppressionReason.optedOut.rawValue
        try await store.settle(key, .suppressed, reason: stored, attempt: attempt.number, in: connection)
        return MessageResult(key: key, status: .suppressed, lateness: now - attempt.message.dueAt, reason: reason)
    }

    /// Removes subscriptions that have ended; with the client's last one, their consent ends.
    private func end(
        _ ended: [PushReceiver.Owner],
        of booking: BookingID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        var isOfClient = false
        for owner in ended {
            switch owner {
            case .client(let subscription):
                isOfClient = true
                _ = try await subscriptions.remove(subscription, of: booking, in: connection)
            case .member(let session): try await memberBrowsers.remove(session, in: connection)
            }
        }
        if isOfClient, try await !subscriptions.hasAny(of: booking, in: connection) {
            try await consents.withdraw(.push, for: booking, by: .device, at: now, in: connection)
        }
    }

    private func fail(
        _ attempt: MessageAttempt,
        _ reason: String,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageResult {
        let key = attempt.message.key
        try await store.settle(key, .failed, reason: reason, attempt: attempt.number, in: connection)
        return MessageResult(key: key, status: .failed, lateness: now - attempt.message.dueAt, reason: reason)
    }
}
