import SQL
import Synchronization

/// A place in the pool: at most one connection, which is replaced when it no longer serves.
final class Session: Sendable {
    private let opener: ConnectionOpener
    private let reachability: Reachability
    private let current = Mutex<ServerConnection?>(nil)

    init(_ opener: ConnectionOpener, _ reachability: Reachability) {
        self.opener = opener
        self.reachability = reachability
    }

    /// The open connection, for the one whom the pool has lent this to.
    ///
    /// Throws ``SQLError/Code/connection`` when the server cannot be reached, at once while that is known.
    func connection() async throws -> ServerConnection {
        if let connection = current.withLock({ $0 }), connection.isFresh() { return connection }
        close()
        // The old one is closed before, so that a pool never has more connections than the server was counted on for.
        let connection = try await reachability.tryOpening(opener.open)
        current.withLock { $0 = connection }
        return connection
    }

    func close() {
        current.withLock { $0 = nil }
    }

    /// Closes a connection that nothing more can be run on, so that the server lets go of what it held for it.
    func closeIfBroken() {
        current.withLock { connection in
            if connection?.isBroken == true { connection = nil }
        }
    }
}
