import Glibc
import SQL
import Synchronization

/// Hears what is committed anywhere, on a connection of its own.
///
/// It has a thread, from the first channel on: what it does is little, in sequence, and mostly waiting.
final class NotificationListener: Sendable {
    /// Somebody who wants to hear a channel, and waits until that is so.
    struct Newcomer: Sendable {
        let channel: String
        let handler: NotificationBoard.Handler
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var isRunning = false
        var isStopped = false
        var newcomers: [Newcomer] = []
    }

    private let address: ServerAddress
    private let limits: PostgresLimits
    private let board: NotificationBoard
    private let state = Mutex(State())
    private let interrupter: EventDescriptor

    init(_ address: ServerAddress, _ limits: PostgresLimits, _ board: NotificationBoard) throws(SQLError) {
        self.address = address
        self.limits = limits
        self.board = board
        interrupter = try EventDescriptor()
    }

    /// Returns once messages to the channel are heard, and throws ``SQLError/Code/connection`` when they cannot be now.
    func listen(to channel: String, _ handler: @escaping NotificationBoard.Handler) async throws {
        try await withCheckedThrowingContinuation { continuation in
            let newcomer = Newcomer(channel: channel, handler: handler, continuation: continuation)
            let (isStopped, wasRunning) = state.withLock { state in
                // One lock for both: at its end the thread refuses who came before the stop, and nobody comes after.
                if !state.isStopped { state.newcomers.append(newcomer) }
                defer { state.isRunning = true }
                return (state.isStopped, state.isRunning)
            }
            if isStopped {
                continuation.resume(throwing: Self.closed)
            } else if wasRunning {
                interrupter.signal()
            } else {
                start()
            }
        }
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        interrupter.signal()
    }

    private func start() {
        do throws(SQLError) {
            try startThread { self.run() }
        } catch {
            state.withLock { $0.isRunning = false }
            refuse(error)
        }
    }

    private func run() {
        var failures = 0
        var generator = SystemRandomNumberGenerator()
        while !isStopped {
            do throws(SQLError) {
                let connection = try ListeningConnection(address, limits, interrupter)
                try connection.open()
                // Before listeners are told: they read anew then, and must miss nothing after that.
                for channel in board.channels { try connection.listen(to: channel) }
                if failures > 0 { tellAll(.resumed) }
                failures = 0
                try serve(connection)
            } catch {
                if failures == 0 { tellAll(.lost) }
                failures += 1
                pause(Backoff.delay(after: failures, using: &generator), error)
            }
        }
        refuse(Self.closed)
    }

    /// Returns when it is told to stop.
    private func serve(_ connection: borrowing ListeningConnection) throws(SQLError) {
        while !isStopped {
            try welcome(on: connection)
            while let (channel, payload) = connection.handle.nextNotification() {
                board.post(.message(payload), to: channel)
            }
            if try !connection.waitForInput(limits.listenerPing) { try connection.ping() }
        }
    }

    private func welcome(on connection: borrowing ListeningConnection) throws(SQLError) {
        for newcomer in takeNewcomers() {
            do throws(SQLError) {
                try connection.listen(to: newcomer.channel)
                // Only now: a channel that the server refused must not be asked for at each reconnection.
                board.add(newcomer.channel, newcomer.handler)
                newcomer.continuation.resume()
            } catch {
                newcomer.continuation.resume(throwing: error)
                if connection.handle.isBroken { throw error }
            }
        }
    }

    /// Waits before the next try, and while nobody listens; whoever comes meanwhile is refused at once.
    private func pause(_ delay: Duration, _ error: SQLError) {
        let end = MonotonicClock.now + delay.nanoseconds
        refuse(error)
        while !isStopped, !board.channels.isEmpty {
            let rest = end - MonotonicClock.now
            guard rest > 0, interrupter.wait(.nanoseconds(rest)) else { return }
            refuse(error)
        }
        // Nobody hears anything yet, so that the next who wants to is the next try.
        if !isStopped { _ = interrupter.wait(nil) }
    }

    private func refuse(_ error: SQLError) {
        for newcomer in takeNewcomers() { newcomer.continuation.resume(throwing: error) }
    }

    private func takeNewcomers() -> [Newcomer] {
        state.withLock { state in
            defer { state.newcomers = [] }
            return state.newcomers
        }
    }

    private func tellAll(_ notification: SQLNotification) {
        for channel in board.channels { board.post(notification, to: channel) }
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    private static var closed: SQLError { SQLError(.closed, "the database was closed") }
}
