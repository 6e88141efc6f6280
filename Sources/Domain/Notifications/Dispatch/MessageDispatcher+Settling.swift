import CivilTime
import Bookings
import SQL

extension MessageDispatcher {
    /// Writes down how messages that were handed over ended.
    func settle(
        _ outcomes: [(MessageAttempt, DeliveryOutcome)],
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> [MessageResult] {
        var results: [MessageResult] = []
        for (attempt, outcome) in outcomes {
            results.append(try await settle(attempt, outcome, at: now, in: connection))
        }
        return results
    }

    private func settle(
        _ attempt: MessageAttempt,
        _ outcome: DeliveryOutcome,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> MessageResult {
        let key = attempt.message.key
        var result = MessageResult(key: key, status: .sent, lateness: now - attempt.message.dueAt)
        switch outcome {
        case .sent(let id):
            try await store.settle(
                key,
                .sent,
                reason: nil,
                sentAt: now,
                messageID: id,
                attempt: attempt.number,
                in: connection
            )
            return result
        case .refused(let reason): return try await fail(attempt, reason, at: now, in: connection)
        case .gone(let reason):
            if let contact = attempt.contact { try await contacts.addFailure(of: contact, at: now, in: connection) }
            return try await fail(attempt, reason, at: now, in: connection)
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
