import BookableAPI
import Dispatch
import Foundation
import Policies

/// Runs trials in processes of their own, one for each.
///
/// How many run at once is for the caller to bound.
struct TrialProcess: TrialRunner {
    private let command: ChildCommand
    private let blocking = DispatchQueue(label: "bookable.trials", attributes: .concurrent)

    /// The longest trial that is handed over: what a pipe can be made to hold without privileges.
    private static let longestInput = 1 << 20

    private static let maximumZones = 32

    /// - Parameter command: Reads a trial and writes its document, as `bookable policy trial` does.
    init(_ command: ChildCommand) {
        self.command = command
    }

    func run(_ trial: PolicyTrial) async throws(TrialError) -> TrialOutcome {
        // Past cancellations take milliseconds to encode, which is not for a thread that serves others.
        let handedOver = await withCheckedContinuation { continuation in
            blocking.async { continuation.resume(returning: handOver(trial)) }
        }
        guard let ending = try handedOver.get() else {
            return .failure(PolicyError(code: .booking, message: "the booking is longer than a trial takes"))
        }
        switch ending {
        case .exited(0, let output): return .document(output)
        case .exited(PolicyTrialCommand.failed, let output): return .failure(try failure(output))
        case .exited(PolicyTrialCommand.notLimited, _):
            throw TrialError(.unavailable, "a process could not be limited")
        case .exited(let status, _): throw TrialError(.brokeDown, "exit status \(status)")
        case .killed(let signal): throw TrialError(.brokeDown, "signal \(signal)")
        case .overdue: throw TrialError(.unavailable, "a process took too long")
        case .notStarted(let number): throw TrialError(.unavailable, "no process could be started: error \(number)")
        }
    }

    /// Runs a trial to its end; `nil` if it is too long to be handed over.
    private func handOver(_ trial: PolicyTrial) -> Result<ChildCommand.Ending?, TrialError> {
        Result { () throws(TrialError) in
            let input = try encode(trial)
            guard input.count <= Self.longestInput else { return nil }
            // A provider that has moved has bookings in a few zones; those in any further zones count as unreadable.
            let zones = trial.timeZones.sorted().prefix(Self.maximumZones)
            return command.adding(zones.flatMap { ["--zone", $0] }).run(input: input)
        }
    }

    private func encode(_ trial: PolicyTrial) throws(TrialError) -> [UInt8] {
        do {
            return try trial.encoded()
        } catch {
            throw TrialError(.unavailable, "the trial cannot be handed over: \(error)")
        }
    }

    private func failure(_ output: [UInt8]) throws(TrialError) -> PolicyError {
        do {
            return try JSONDecoder().decode(TrialFailure.self, from: Data(output)).error
        } catch {
            throw TrialError(.brokeDown, "what it wrote is not an error: \(error)")
        }
    }
}

extension ChildCommand {
    /// This very binary, be it replaced on disk by now.
    static func bookable(patience: Duration) -> ChildCommand {
        ChildCommand(path: "/proc/self/exe", arguments: ["policy", "trial"], patience: patience)
    }
}
