package import CivilTime
package import SQL

extension BookingDesk {
    /// Runs a write transaction in which a policy may have to decide about money.
    ///
    /// No script runs while the transaction holds its connection and its locks. Where it comes to a refund that is not
    /// decided, it is rolled back, the policy is asked, and the transaction begins anew with the answer, which holds only for
    /// the very same facts: when a booking has changed meanwhile, its policy is asked again.
    /// `change` is given the desk that knows the decisions; it must do nothing that a rollback does not undo. Throws
    /// ``FairQueueError`` where too many of the provider's clients wait for a decision.
    package func deciding<Outcome: Sendable>(
        on database: any SQLDatabase,
        by requester: Requester,
        at now: Instant,
        _ change: (BookingDesk, Transaction) async throws -> Outcome
    ) async throws -> Outcome {
        var desk = self
        for _ in 0..<Self.maximumDecisions {
            do {
                return try await database.transaction(.briefWrite, by: requester, at: now) { [desk] in
                    try await change(desk, $0)
                }
            } catch let undecided as UndecidedRefund {
                // Earlier answers stay: a booking that has changed back finds the one for its first facts.
                for question in undecided.questions {
                    desk.refunds.decided.append(try await question.decision(by: refunds.evaluators))
                }
            }
        }
        // Contention rather than a conflict: nothing was changed, and the same request may be sent again.
        throw SQLError(.contention, "The booking was changed again and again.")
    }

    /// How often a policy is asked for one transaction: once, and again for each time that others change the booking.
    private static let maximumDecisions = 5
}
