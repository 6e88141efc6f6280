import Synchronization

/// A connection that is lent to one caller.
package final class ConnectionLoan<Connection: Sendable>: Sendable {
    package let connection: Connection
    private let pool: ConnectionPool<Connection>
    private let isHeld = Atomic(true)

    init(_ connection: Connection, of pool: ConnectionPool<Connection>) {
        self.connection = connection
        self.pool = pool
    }

    /// Whether somebody waits for it, or is on the way to do so.
    package var isAwaited: Bool { pool.isAwaited }

    /// Whether somebody waits who needs no more than the connection.
    package var isAwaitedInLine: Bool { pool.isAwaitedInLine }

    /// Ends the loan by lending the connection, as it is, to the next in the line; `false` if nobody waits or that one is
    /// not brief, and the loan goes on.
    package func passOn() -> Bool {
        precondition(isHeld.load(ordering: .relaxed), "The connection was already passed on or given back.")
        guard pool.passOn(connection) else { return false }
        isHeld.store(false, ordering: .relaxed)
        return true
    }

    /// Gives the connection back unless it was passed on.
    func end() {
        if isHeld.exchange(false, ordering: .relaxed) { pool.giveBack(connection) }
    }
}
