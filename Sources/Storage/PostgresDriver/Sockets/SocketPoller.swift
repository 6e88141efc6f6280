import CEpoll
import Glibc
import SQL
import Synchronization

/// One thread that tells the waiting tasks of a database when something happens on their sockets.
///
/// Each socket is registered once and reported at every change (edge-triggered), so that waiting costs no system call.
/// Dispatch would take a second thread for every event, between the one that sees it and the task that waits for it.
final class SocketPoller: Sendable {
    private struct Sockets {
        var byID: [UInt64: SocketReadiness] = [:]
        var nextID: UInt64 = 1
    }

    /// The id of the descriptor that interrupts the thread.
    private static let interruption: UInt64 = 0

    private let epoll: Int32
    private let interrupter: EventDescriptor
    private let sockets = Mutex(Sockets())
    /// When the thread looks for deadlines next, in nanoseconds of ``MonotonicClock``.
    private let nextLook = Atomic<Int64>(.max)
    private let isStopped = Atomic<Bool>(false)

    /// The thread keeps the poller until ``stop()``.
    static func start() throws(SQLError) -> SocketPoller {
        let poller = try SocketPoller()
        try startThread { poller.run() }
        return poller
    }

    private init() throws(SQLError) {
        epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
        interrupter = try EventDescriptor()
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: Self.interruption))
        guard epoll >= 0, epoll_ctl(epoll, EPOLL_CTL_ADD, interrupter.descriptor, &event) == 0 else {
            throw SQLError(.connection, "the system has no descriptor left to wait for PostgreSQL: errno \(errno)")
        }
    }

    deinit {
        if epoll >= 0 { close(epoll) }
    }

    func makeReadiness() -> SocketReadiness {
        sockets.withLock { sockets in
            defer { sockets.nextID += 1 }
            let readiness = SocketReadiness(id: sockets.nextID, self)
            sockets.byID[sockets.nextID] = readiness
            return readiness
        }
    }

    /// Reports what happens on the socket from now on, and what is the case now.
    ///
    /// Room to write is told only when it is waited for: every byte that the server reads makes some.
    func watch(_ socket: Int32, writing: Bool, _ readiness: SocketReadiness) throws(SQLError) {
        var events = EPOLLIN.rawValue | EPOLLRDHUP.rawValue | EPOLLET.rawValue
        if writing { events |= EPOLLOUT.rawValue }
        var event = epoll_event(events: events, data: epoll_data_t(u64: readiness.id))
        // Changing a registration, even to the same, reports anew what is the case. A socket that libpq has closed and
        // opened again is not registered any more, though its number may be the same.
        if epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) == 0 { return }
        guard errno == ENOENT, epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0 else {
            throw SQLError(.connection, "the system cannot watch the socket of a connection: errno \(errno)")
        }
    }

    /// The socket itself leaves with its closing.
    func forget(_ readiness: SocketReadiness) {
        _ = sockets.withLock { $0.byID.removeValue(forKey: readiness.id) }
    }

    /// Makes sure that the thread looks for deadlines no later than that.
    func wake(at deadline: Int64) {
        var planned = nextLook.load(ordering: .sequentiallyConsistent)
        while deadline < planned {
            let (exchanged, original) = nextLook.compareExchange(
                expected: planned,
                desired: deadline,
                ordering: .sequentiallyConsistent
            )
            // The thread sleeps until the time that was planned before, unless it is woken to plan anew.
            if exchanged {
                interrupter.signal()
                return
            }
            planned = original
        }
    }

    func stop() {
        isStopped.store(true, ordering: .sequentiallyConsistent)
        interrupter.signal()
    }

    private func run() {
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while !isStopped.load(ordering: .sequentiallyConsistent) {
            let count = epoll_wait(epoll, &events, Int32(events.count), patience)
            // A wait that a signal of the system interrupts gives −1, and the next round waits again.
            for event in events.prefix(max(0, Int(count))) { report(event) }
            lookForDeadlines()
        }
    }

    /// How long the thread may wait, in milliseconds.
    private var patience: Int32 {
        let next = nextLook.load(ordering: .sequentiallyConsistent)
        guard next < .max else { return -1 }
        let rest = max(0, next - MonotonicClock.now)
        // Rounded up, since waking a moment too early would find no deadline passed and wait for nothing again.
        return Int32(min(rest / 1_000_000 + 1, 3_600_000))
    }

    private func report(_ event: epoll_event) {
        guard event.data.u64 != Self.interruption else {
            interrupter.clear()
            return
        }
        sockets.withLock { $0.byID[event.data.u64] }?.signal()
    }

    private func lookForDeadlines() {
        let now = MonotonicClock.now
        guard nextLook.load(ordering: .sequentiallyConsistent) <= now else { return }
        // Whoever comes to wait from here on sets a time of their own; the others are asked.
        nextLook.store(.max, ordering: .sequentiallyConsistent)
        let all = sockets.withLock { Array($0.byID.values) }
        for readiness in all { wake(at: readiness.expire(now)) }
    }
}
