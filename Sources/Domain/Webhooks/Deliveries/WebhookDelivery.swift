package import CivilTime
package import Bookings

/// One event, as it is told to one endpoint.
package struct WebhookDelivery: Sendable {
    package let provider: ProviderID
    package let endpoint: WebhookEndpointID

    /// The event, by its number among the provider's.
    package let sequence: Int64
    package let kind: EventKind
    package let booking: BookingID?
    package var status: Status

    /// How often it was sent.
    package var attempts: Int

    /// When it is sent next; `nil` if it is not sent any more.
    package var dueAt: Instant?

    /// Attempts since then count towards the end of its patience: since it was made, or replayed.
    var triedSince: Instant

    /// Of the attempts that have failed since then.
    var failures: Int

    /// When it was sent last.
    package var attemptedAt: Instant?

    package var deliveredAt: Instant?

    /// The HTTP status of the last answer; `nil` if there was none.
    package var answer: Int?

    /// Why the last attempt failed; `nil` if it did not.
    package var problem: String?

    package let createdAt: Instant

    /// The event's id, the same in every attempt.
    package var event: WebhookEventID { WebhookEventID(provider: provider, sequence: sequence) }

    package enum Status: String, Sendable, CaseIterable {
        /// To be sent, or sent again.
        case pending
        case delivered

        /// Given up after three days, or because its event had been deleted.
        case failed
    }
}

extension WebhookDelivery {
    /// Notes how an attempt ended.
    mutating func settle(_ outcome: WebhookOutcome, at now: Instant) {
        attempts += 1
        attemptedAt = now
        switch outcome {
        case .lost(let reason):
            (status, dueAt, answer, problem) = (.failed, nil, nil, reason)
        case .taken(let answer):
            (status, dueAt, deliveredAt) = (.delivered, nil, now)
            (self.answer, problem) = (answer, nil)
        case .failed(let failure):
            failures += 1
            (answer, problem) = (failure.answer, failure.message)
            let next = now + max(WebhookRetry.pause(afterFailures: failures), failure.retryAfter ?? 0)
            // Given up with this attempt if the next one would come too late, so that it is not shown
            // as pending in vain.
            guard next - triedSince <= WebhookRetry.patience else {
                (status, dueAt) = (.failed, nil)
                return
            }
            dueAt = next
        }
    }
}
