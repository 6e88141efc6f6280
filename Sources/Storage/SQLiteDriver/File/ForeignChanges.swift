import Dispatch
import SQL
import Synchronization

/// Tells the listeners of this process what other processes do to the file.
///
/// Those cannot say which rows they changed. So a change of theirs counts as messages that were missed, and so does whatever
/// was done to a file that is no longer the one at its path.
final class ForeignChanges: Sendable {
    private struct State {
        var isStopped = false
        var isLost = false
        var version: Int64?
    }

    private static let queue = DispatchQueue(label: "bookable.sqlite.changes")

    private let writer: SQLiteSession
    private let file: DatabaseFile
    private let board: NotificationBoard
    private let interval: Duration
    private let state: Mutex<State>

    /// Looks that often, from ``start()`` on, what has happened since the writer had that version.
    init(
        since version: Int64?,
        _ writer: SQLiteSession,
        _ file: DatabaseFile,
        _ board: NotificationBoard,
        every interval: Duration
    ) {
        state = Mutex(State(version: version))
        self.writer = writer
        self.file = file
        self.board = board
        self.interval = interval
    }

    /// Once at most; ends with ``stop()`` or with its owner.
    func start() {
        lookLater()
    }

    func stop() {
        state.withLock { $0.isStopped = true }
    }

    private func lookLater() {
        Self.queue.asyncAfter(deadline: .now() + interval / .seconds(1)) { [weak self] in self?.look() }
    }

    /// Asks the connection that writes, so that this process's own commits do not count.
    private func look() {
        guard !state.withLock(\.isStopped) else { return }
        writer.enqueue { [weak self] handle in
            // The next look is planned when this one has ended, so that none pile up behind a long transaction.
            self?.report(Result { try handle.dataVersion() })
            self?.lookLater()
        }
    }

    private func report(_ version: Result<Int64?, any Error>) {
        var isLost = false
        do throws(SQLError) {
            try file.check()
        } catch {
            isLost = true
        }
        let (wasLost, hasChanged) = state.withLock { state in
            defer {
                state.isLost = isLost
                if case .success(let version) = version { state.version = version ?? state.version }
            }
            // Nobody knows what has happened when the question fails, so that it counts as a change.
            guard case .success(let version) = version else { return (state.isLost, true) }
            return (state.isLost, version != state.version)
        }
        if isLost, !wasLost { tellAll(.lost) }
        guard !isLost, wasLost || hasChanged else { return }
        if !wasLost { tellAll(.lost) }
        tellAll(.resumed)
    }

    private func tellAll(_ notification: SQLNotification) {
        for channel in board.channels { board.post(notification, to: channel) }
    }
}
