import Bookings
import CivilTime
import SQL

extension MessageDispatcher {
    /// Settles messages that are not to be sent, and writes down that the others are being handed over.
    ///
    /// The bookings are locked, and only what was decided by their present revision holds: a change that is committed first has
    /// the message looked at again, and one that comes later finds it on its way.
    func begin(_ decided: [DecidedMessage], in connection: any SQLConnection) async throws -> BegunMessages {
        let now = clock()
        let bookings = Array(Set(decided.map(\.claim.message.key.booking))).sorted { $0.rawValue < $1.rawValue }
        let revisions = Dictionary(
            uniqueKeysWithValues: zip(
                bookings,
                try await connection.run(bookings.map { store.lockingRevision(of: $0, in: connection.dialect) })
            )
        )
        var begun = BegunMessages()
        var steps: [Step] = []
        for message in decided {
            let booking = message.context.booking
            guard revisions[booking.id] == booking.revision,
                let step = try await step(for: message, at: now, in: connection)
            else {
                try await store.release(message.claim, until: waiting(message, at: now), in: connection)
                continue
            }
            steps.append(step)
        }
        for (step, holds) in zip(steps, try await connection.run(steps.map(\.query))) {
            switch (step.outcome, holds) {
            case (.attempt(let attempt), true): begun.attempts.append(attempt)
            case (.result(let result), true): begun.settled.append(result)
            case (.attempt(let attempt), false):
                try await giveBack(attempt, at: now, in: connection)
                try await store.release(step.claim, until: now + 1, in: connection)
            case (.result, false): break
            }
        }
        return begun
    }

    /// What is written of a message; `nil` if it is looked at again later.
    private func step(
        for decided: DecidedMessage,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Step? {
        switch decided.decision {
        case .wait: return nil
        case .settle(let status, let reason): return settling(decided, status, reason, at: now)
        case .send(let written):
            // It took a while until here, which may have been too long.
            guard case .send = try verdict(on: decided.claim.message, decided.context, at: now) else { return nil }
            // Last of all, so that only messages that are about to be sent use the budget up.
            if let budget = outlet.dailyBudget, let segments = written.segments {
                let provider = decided.context.booking.provider
                guard try await budgets.take(segments, upTo: budget, of: provider, at: now, in: connection) else {
                    return settling(decided, .suppressed, SuppressionReason.budgetSpent.rawValue, at: now)
                }
            }
            let (claim, lease) = (decided.claim, now + Self.lease)
            // `beginning` counts the attempt in the row, but not in this copy of it.
            let attempt = MessageAttempt(
                message: claim.message,
                content: written.content,
                contact: decided.contact,
                countedSegments: outlet.dailyBudget == nil ? nil : written.segments,
                number: claim.message.attempts + 1
            )
            let query = store.beginning(claim, written, at: now, until: lease, in: connection.dialect)
            return Step(claim: claim, query: query, outcome: .attempt(attempt))
        }
    }

    /// A message that is not sent; one that was being handed over may have been.
    private func settling(_ decided: DecidedMessage, _ status: MessageStatus, _ reason: String, at now: Instant) -> Step
    {
        let message = decided.claim.message
        let status = message.content == nil ? status : .unknown
        return Step(
            claim: decided.claim,
            query: store.settling(decided.claim, status, reason: reason),
            outcome: .result(
                MessageResult(key: message.key, status: status, lateness: now - message.dueAt, reason: reason)
            )
        )
    }

    /// When a message is looked at again on which nothing was decided that holds.
    private func waiting(_ decided: DecidedMessage, at now: Instant) -> Instant {
        if case .wait(let instant) = decided.decision { instant } else { now + 1 }
    }

    /// What was counted for an attempt that came to nothing.
    func giveBack(_ attempt: MessageAttempt, at now: Instant, in connection: any SQLConnection) async throws {
        guard let segments = attempt.countedSegments, let provider = attempt.message.key.booking.provider else {
            return
        }
        try await budgets.giveBack(segments, of: provider, at: now, in: connection)
    }

    /// One statement, which says whether the claim held, and what follows if it did.
    private struct Step {
        enum Outcome {
            case attempt(MessageAttempt)
            case result(MessageResult)
        }

        let claim: ClaimedMessage
        let query: SQLQuery<Bool>
        let outcome: Outcome
    }
}

/// What a round has begun with the messages that it claimed.
struct BegunMessages: Sendable {
    /// To be handed over now.
    var attempts: [MessageAttempt] = []
    var settled: [MessageResult] = []
}
