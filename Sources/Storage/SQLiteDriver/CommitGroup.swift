import SQL
import Synchronization

/// Transactions that have decided and are not committed yet: one open transaction on the writing connection.
///
/// Only the holder of the connection calls it.
final class CommitGroup: Sendable {
    private typealias Member = CheckedContinuation<Bool, any Error>

    private struct State {
        var members: [Member] = []
        var began = ContinuousClock.now

        var wasAwaited = false

        /// The last one that changed something.
        var lastCommit: Commit?
    }

    private let state = Mutex(State())

    /// One more decision costs each member before it some tenths of a millisecond.
    private static let maximumMembers = 64

    /// How long a commit collects while the disk is quick.
    private let collectingTime: Duration

    init(collectingTime: Duration) {
        self.collectingTime = collectingTime
    }

    var isEmpty: Bool { state.withLock { $0.members.isEmpty } }

    /// Whether another may join: a commit collects for ``collectingTime``, or twice the last commit if that is longer.
    var takesMore: Bool {
        state.withLock { state in
            state.members.isEmpty
                || state.members.count < Self.maximumMembers
                    && .now - state.began < max(collectingTime, (state.lastCommit?.time ?? .zero) * 2)
        }
    }

    /// Whether the last commit took less than what a busy server's requests take.
    var isQuick: Bool { state.withLock { $0.lastCommit.map { $0.time < Self.quickTime } ?? false } }

    private static let quickTime = Duration.microseconds(500)

    /// Whether somebody waited for the connection when the last transaction had decided.
    var wasAwaited: Bool { state.withLock { $0.wasAwaited } }

    func note(isAwaited: Bool) {
        state.withLock { $0.wasAwaited = isAwaited }
    }

    /// Waits until another has committed what the caller decided, and throws what that throws; false, at once, if nobody takes the
    /// connection.
    func commitsLater(passingOn loan: ConnectionLoan<SQLiteSession>) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            state.withLock { state in
                if state.members.isEmpty { state.began = .now }
                state.members.append(continuation)
            }
            // Afterwards, as the next one may commit at once.
            if !loan.passOn() {
                let own = state.withLock { $0.members.removeLast() }
                own.resume(returning: false)
            }
        }
    }

    /// Commits for all; what that throws is thrown to each.
    func commit(_ commit: () async throws -> Commit) async throws {
        do {
            let commit = try await commit()
            // A commit that changes nothing does not synchronise the disk, so its time says nothing about it.
            state.withLock { if $0.lastCommit?.changes != commit.changes { $0.lastCommit = commit } }
            end(.success(true))
        } catch {
            end(.failure(error))
            throw error
        }
    }

    /// Tells all members what became of their changes.
    func end(_ result: Result<Bool, any Error>) {
        let members = state.withLock { state in
            defer { state.members = [] }
            return state.members
        }
        for member in members { member.resume(with: result) }
    }

    /// One commit.
    struct Commit {
        /// How many rows the connection has changed by now.
        let changes: Int64
        let time: Duration
    }
}
