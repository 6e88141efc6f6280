/// Who has a connection and who waits for one: the state of a ``ConnectionPool``, without its lock.
struct ConnectionLine<Connection: Sendable, Waiter: Sendable>: Sendable {
    enum Entry: Sendable {
        case granted(Connection)
        case waiting
        case tooManyWaiting
        case closed
        case cancelled
    }

    private struct Entrant: Sendable {
        let waiter: Waiter
        let isBrief: Bool
    }

    private let maximumWaiting: Int
    private var idle: [Connection]
    private var waiting: [UInt64: Entrant] = [:]
    /// Those who are on the way to the thread on which they will enter.
    private var arriving = 0
    private var nextTicket: UInt64 = 0
    private var oldestTicket: UInt64 = 0
    private var isClosed = false
    private(set) var refused = 0

    init(_ connections: [Connection], maximumWaiting: Int) {
        precondition(!connections.isEmpty, "A pool has at least one connection.")
        idle = connections
        self.maximumWaiting = maximumWaiting
    }

    var idleCount: Int { idle.count }
    var waitingCount: Int { waiting.count + arriving }
    var isAwaited: Bool { !waiting.isEmpty }

    /// Whether somebody may set out for the thread on which they will enter; counts among those who wait until ``arrived()``.
    mutating func setOut() -> Bool {
        // Of those on the way, one gets each idle connection.
        guard isClosed || waitingCount < maximumWaiting + idle.count else {
            refused += 1
            return false
        }
        arriving += 1
        return true
    }

    /// Ends what ``setOut()`` began.
    mutating func arrived() {
        assert(arriving > 0)
        arriving -= 1
    }

    /// Tickets are served in the order in which they were drawn.
    mutating func drawTicket() -> UInt64 {
        defer { nextTicket += 1 }
        return nextTicket
    }

    /// While a connection is idle nobody waits, so a caller that takes one need not enter.
    mutating func takeIdle() -> Connection? {
        isClosed ? nil : idle.popLast()
    }

    /// `isBrief` says that the one who enters may be given the connection by ``passOn()``.
    mutating func enter(_ waiter: Waiter, ticket: UInt64, isBrief: Bool = false) -> Entry {
        guard !isClosed else { return .closed }
        // With a bound of zero, callers are served as long as a connection is idle.
        guard waiting.count < maximumWaiting || !idle.isEmpty else {
            refused += 1
            return .tooManyWaiting
        }
        return take(waiter, ticket: ticket, isBrief: isBrief)
    }

    /// Enters a line that is closed to all others and has no bound for those who come to close it.
    mutating func enterToClose(_ waiter: Waiter, ticket: UInt64) -> Entry {
        take(waiter, ticket: ticket, isBrief: false)
    }

    mutating func leave(ticket: UInt64) -> Waiter? {
        waiting.removeValue(forKey: ticket)?.waiter
    }

    /// Removes and returns the first in the line; `nil` if nobody waits, or if the first one is not brief.
    ///
    /// Amortised O(1).
    mutating func passOn() -> Waiter? {
        while !waiting.isEmpty {
            if let next = waiting[oldestTicket] {
                guard next.isBrief else { return nil }
                waiting[oldestTicket] = nil
                oldestTicket += 1
                return next.waiter
            }
            oldestTicket += 1
        }
        return nil
    }

    /// The one whose turn it is to have the connection, or nil when it is idle now.
    ///
    /// Amortised O(1).
    mutating func giveBack(_ connection: Connection) -> Waiter? {
        // Tickets of those who left the line, or never had to wait, are passed over here, each once.
        while !waiting.isEmpty {
            defer { oldestTicket += 1 }
            if let next = waiting.removeValue(forKey: oldestTicket) { return next.waiter }
        }
        idle.append(connection)
        return nil
    }

    /// Those who waited, to be refused; nil when the line was closed before.
    mutating func close() -> [Waiter]? {
        guard !isClosed else { return nil }
        isClosed = true
        defer { waiting = [:] }
        return waiting.values.map(\.waiter)
    }

    private mutating func take(_ waiter: Waiter, ticket: UInt64, isBrief: Bool) -> Entry {
        // The one used last is the one least likely to have been closed for idleness.
        if let connection = idle.popLast() { return .granted(connection) }
        // Whoever drew a ticket may enter after someone who drew a later one was served.
        oldestTicket = min(oldestTicket, ticket)
        waiting[ticket] = Entrant(waiter: waiter, isBrief: isBrief)
        return .waiting
    }
}
