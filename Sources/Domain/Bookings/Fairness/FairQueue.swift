import Synchronization

/// Lets work through, a few pieces at a time, so that nobody with much of it delays those with little.
///
/// Work belongs to a share, such as an API key. Of one share only so much runs and waits; the shares that wait take turns;
/// and when the whole queue is full, whoever has the most waiting makes room for those who have less.
package final class FairQueue<Share: Hashable & Sendable>: Sendable {
    private struct Guarded {
        var state: FairQueueState<Share>
        var waiting: [FairQueueState<Share>.Ticket: CheckedContinuation<Void, any Error>] = [:]
        var nextTicket = 0
        var refused: [FairQueueError.Code: Int] = [:]
    }

    private let guarded: Mutex<Guarded>

    package init(_ limits: FairQueueLimits) {
        guarded = Mutex(Guarded(state: FairQueueState(limits)))
    }

    package var count: FairQueueCount {
        guarded.withLock {
            FairQueueCount(running: $0.state.runningCount, waiting: $0.state.waitingCount, refused: $0.refused)
        }
    }

    /// Does the work when its turn comes.
    ///
    /// Throws ``FairQueueError`` where it may not wait, and `CancellationError` where its task is cancelled while it does.
    package func run<Outcome>(for share: Share, _ work: () async throws -> Outcome) async throws -> Outcome {
        try await enter(share)
        defer { leave(share) }
        return try await work()
    }

    private func enter(_ share: Share) async throws {
        let ticket = guarded.withLock { guarded in
            guarded.nextTicket += 1
            return guarded.nextTicket
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0, ticket, share) }
        } onCancel: {
            let given = guarded.withLock { guarded in
                guarded.state.withdraw(ticket, of: share) ? guarded.waiting.removeValue(forKey: ticket) : nil
            }
            // Outside the lock. Work that was let through meanwhile has no continuation left and goes on.
            given?.resume(throwing: CancellationError())
        }
    }

    private func wait(
        _ continuation: CheckedContinuation<Void, any Error>,
        _ ticket: FairQueueState<Share>.Ticket,
        _ share: Share
    ) {
        guarded.withLock { guarded in
            // Looked at under the lock: whoever is cancelled later finds the ticket.
            guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
            switch guarded.state.arrive(ticket, of: share) {
            case .admitted: continuation.resume()
            case .waits(let evicted):
                guarded.waiting[ticket] = continuation
                // It had to go because its own share has the most waiting, not because the queue is full.
                if let evicted { refuse(guarded.waiting.removeValue(forKey: evicted), .shareFull, &guarded) }
            case .refused(let code): refuse(continuation, code, &guarded)
            }
        }
    }

    private func refuse(
        _ continuation: CheckedContinuation<Void, any Error>?,
        _ code: FairQueueError.Code,
        _ guarded: inout Guarded
    ) {
        guarded.refused[code, default: 0] += 1
        continuation?.resume(throwing: FairQueueError(code: code))
    }

    private func leave(_ share: Share) {
        guarded.withLock { guarded in
            for ticket in guarded.state.leave(share) { guarded.waiting.removeValue(forKey: ticket)?.resume() }
        }
    }
}
