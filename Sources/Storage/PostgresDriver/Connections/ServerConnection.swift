import Caching
import Dispatch
import SQL

/// Texts with more arguments are lists whose length varies, and would drive the others out of the cache.
private let maximumArgumentsOfPreparedStatement = 64

/// An open connection to the server, and the statements that it has prepared.
///
/// `@unchecked` because a pool lends it to one task at a time, which hands it on with the pool's lock between; that task
/// waits while a step of opening runs on the blocking queue. What other threads touch is Sendable by itself: the readiness,
/// and the canceller.
final class ServerConnection: @unchecked Sendable {
    let handle: ServerHandle
    let readiness: SocketReadiness
    let limits: PostgresLimits
    let types: InferredArgumentTypes
    private let poller: SocketPoller
    private(set) var canceller: StatementCanceller?
    /// By their texts.
    var statements: LeastRecentlyUsed<String, PreparedStatement>
    private var namesGiven = 0
    /// The names of statements that the server need not keep.
    var disused: [String] = []
    private(set) var lastUse = MonotonicClock.now

    /// The first step, which may take long; ``open(on:_:)`` makes the others.
    init(
        _ parameters: [(keyword: String, value: String)],
        _ limits: PostgresLimits,
        _ types: InferredArgumentTypes,
        _ poller: SocketPoller
    ) throws(SQLError) {
        handle = try ServerHandle(opening: parameters)
        readiness = poller.makeReadiness()
        statements = LeastRecentlyUsed(capacity: limits.preparedStatementsPerConnection)
        self.limits = limits
        self.types = types
        self.poller = poller
    }

    deinit {
        poller.forget(readiness)
    }

    /// Whether nothing more can be run on it.
    var isBroken: Bool { handle.isBroken || isAbandoned }
    private var isAbandoned = false

    /// Marks it as one that nobody may use any more.
    func abandon() {
        isAbandoned = true
    }

    func watch(writing: Bool) throws(SQLError) {
        try poller.watch(handle.socket, writing: writing, readiness)
    }

    func canCancel(on queue: DispatchQueue) {
        canceller = handle.canceller.map { StatementCanceller($0, on: queue) }
    }

    /// Whether it can be lent once more: the server has not closed it, and it has not been idle for too long.
    func isFresh() -> Bool {
        guard !isBroken, MonotonicClock.now - lastUse <= limits.idleTimeout.nanoseconds else { return false }
        guard readiness.takeSignal() else { return true }
        do {
            repeat { try handle.consume() } while handle.hasUnreadInput
            // Reads what the server sent meanwhile, which may be that it closes the connection.
            _ = handle.isBusy
            return !isBroken
        } catch {
            return false
        }
    }

    func noteUse() {
        lastUse = MonotonicClock.now
    }

    func mayPrepare(_ request: Request) -> Bool {
        limits.preparedStatements && !request.isControl
            && request.arguments.count <= maximumArgumentsOfPreparedStatement
    }

    func makeName() -> String {
        namesGiven += 1
        return "s\(namesGiven)"
    }
}
