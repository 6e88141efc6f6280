package import Bookings
import Foundation
package import Observability
package import Policies
package import WireFormat

/// Tries scripts out on behalf of clients: a few at a time, in turn, and apart from all that decides about money.
package final class PolicyTrials: Sendable {
    private let runner: any TrialRunner
    private let queue: FairQueue<WorkShare>
    private let metrics: TrialMetrics
    private let drawings = DrawingCache()

    package init(_ runner: any TrialRunner, limits: FairQueueLimits, metrics: MetricRegistry) {
        self.runner = runner
        self.metrics = TrialMetrics(registry: metrics)
        queue = FairQueue(limits)
    }

    package var load: FairQueueCount { queue.count }

    /// What a check of a script finds, be it a policy or not.
    package func check(_ source: PolicySource, for requester: Requester) async throws -> PolicyScreening {
        // What is too long is refused for its length alone, without being read.
        guard source.bytes.count <= PolicySource.maximumSize else { return PolicyScreening(PolicyCheck.run(source)) }
        let bytes = try await document(.check(.init(source)), for: requester)
        do {
            return try PolicyScreening(json: bytes)
        } catch {
            throw APIError(TrialError(.brokeDown, "what a check wrote is not a report: \(error)"))
        }
    }

    /// What a script says of itself.
    ///
    /// Throws where it breaks down, is not a policy, fails for every booking that was tried, or exceeds a limit for any.
    func admit(_ source: PolicySource, for requester: Requester) async throws -> PolicyStore.Script {
        let screening = try await check(source, for: requester)
        guard screening.errors.isEmpty, let name = screening.name, let description = screening.description else {
            let first = screening.errors.first?.description ?? "The script is not a policy."
            throw APIError(.policyInvalid, first, errors: screening.errors.map { FieldError($0) })
        }
        return PolicyStore.Script(source: source, name: name, description: description)
    }

    /// What a script gives back for a booking; throws the script's error.
    func evaluate(
        _ source: PolicySource,
        _ booking: CancellationDocument,
        for requester: Requester
    ) async throws -> RefundDecisionDocument {
        let bytes = try await document(.evaluate(.init(source), booking), for: requester)
        return try JSONDecoder().decode(RefundDecisionDocument.self, from: Data(bytes))
    }

    /// What a script would have refunded of past cancellations; throws the script's error.
    package func replay(
        _ source: PolicySource,
        over history: PastCancellations,
        for requester: Requester
    ) async throws -> PolicyReplayDocument {
        let bytes = try await document(.replay(.init(source), history), for: requester)
        return try JSONDecoder().decode(PolicyReplayDocument.self, from: Data(bytes))
    }

    /// The curve of a version, which never changes, so that it is drawn once.
    package func curve(of source: PolicySource, as form: CurveForm, for requester: Requester) async throws -> [UInt8] {
        try await drawing("\(form) \(source.version)", .curve(.init(source), form), for: requester)
    }

    /// Two versions side by side, each under its label.
    func compare(
        _ from: (label: String, source: PolicySource),
        _ to: (label: String, source: PolicySource),
        as form: CurveForm,
        for requester: Requester
    ) async throws -> [UInt8] {
        let trial = PolicyTrial.compare(
            .init(from.source, label: from.label),
            .init(to.source, label: to.label),
            form
        )
        let name = "\(form) \(from.label) \(from.source.version) \(to.label) \(to.source.version)"
        return try await drawing(name, trial, for: requester)
    }

    private func drawing(_ name: String, _ trial: PolicyTrial, for requester: Requester) async throws -> [UInt8] {
        if let drawn = drawings[name] {
            metrics.ended(trial.kind, outcome: .kept)
            return drawn
        }
        return try await document(trial, for: requester) { bytes in
            self.drawings[name] = bytes
        } kept: {
            self.drawings[name]
        }
    }

    /// Runs a trial in its turn; `kept` may have the answer when that comes.
    func document(
        _ trial: PolicyTrial,
        for requester: Requester,
        keep: ([UInt8]) -> Void = { _ in },
        kept: () -> [UInt8]? = { nil }
    ) async throws -> [UInt8] {
        for script in trial.scripts where script.source.bytes.count > PolicySource.maximumSize {
            _ = try PolicyHost().compile(source: script.source)
        }
        let arrival = ContinuousClock.now
        do {
            return try await queue.run(for: WorkShare(requester)) {
                metrics.waited(ContinuousClock.now - arrival)
                if let bytes = kept() { return bytes }
                let bytes = try await answer(to: trial)
                keep(bytes)
                return bytes
            }
        } catch let error as FairQueueError {
            metrics.ended(trial.kind, outcome: .refused)
            throw error
        }
    }

    private func answer(to trial: PolicyTrial) async throws -> [UInt8] {
        let outcome: TrialOutcome
        do {
            outcome = try await runner.run(trial)
        } catch {
            metrics.ended(trial.kind, outcome: error.code == .brokeDown ? .brokeDown : .unavailable)
            throw APIError(error)
        }
        switch outcome {
        case .document(let bytes):
            metrics.ended(trial.kind, outcome: .answered)
            return bytes
        case .failure(let error):
            metrics.ended(trial.kind, outcome: .failed)
            throw error
        }
    }
}
