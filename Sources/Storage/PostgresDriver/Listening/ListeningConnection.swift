import Glibc
import SQL

/// A connection that blocks its thread, though never for longer than it is told to.
struct ListeningConnection: ~Copyable {
    let handle: ServerHandle
    private let interrupter: EventDescriptor
    private let timeout: Duration

    /// Begins to open it; ``open()`` does the rest.
    init(_ address: ServerAddress, _ limits: PostgresLimits, _ interrupter: EventDescriptor) throws(SQLError) {
        self.interrupter = interrupter
        timeout = limits.connectTimeout
        handle = try ServerHandle(opening: ConnectionParameters(address).list)
    }

    /// Takes at most as long as the limits give.
    func open() throws(SQLError) {
        let deadline = MonotonicClock.now + timeout.nanoseconds
        var events = POLLOUT
        while true {
            if !handle.isBroken { try Self.wait(handle.socket, events, until: deadline) }
            switch handle.advance() {
            case .done: return
            case .read: events = POLLIN
            case .write: events = POLLOUT
            case .failed:
                throw SQLError(.connection, "cannot connect to PostgreSQL: \(handle.connectionMessage)")
            }
        }
    }

    func listen(to channel: String) throws(SQLError) {
        // LISTEN takes a name and no argument; inside the quotes of a name only the quote itself must be doubled.
        try run("LISTEN \"\(channel.replacing("\"", with: "\"\""))\"")
    }

    /// Throws when the server does not answer.
    func ping() throws(SQLError) {
        try run("SELECT 1")
    }

    /// Whether anything came before the time was over: input, which is taken, or an interruption.
    func waitForInput(_ timeout: Duration) throws(SQLError) -> Bool {
        var requests = [handle.socket, interrupter.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&requests, 2, Int32(clamping: timeout.milliseconds)) > 0 else { return false }
        if requests[1].revents != 0 { interrupter.clear() }
        if requests[0].revents != 0 { try handle.consume() }
        return true
    }

    private func run(_ statement: String) throws(SQLError) {
        let deadline = MonotonicClock.now + timeout.nanoseconds
        try handle.executeScript(statement)
        while try !handle.flush() { try Self.wait(handle.socket, POLLOUT, until: deadline) }
        while true {
            while handle.isBusy {
                try Self.wait(handle.socket, POLLIN, until: deadline)
                try handle.consume()
            }
            guard let result = handle.nextResult() else { return }
            if result.kind == .failed { throw SQLError(result) }
        }
    }

    private static func wait(_ socket: Int32, _ events: Int32, until deadline: Int64) throws(SQLError) {
        let rest = Duration.nanoseconds(max(0, deadline - MonotonicClock.now))
        var request = pollfd(fd: socket, events: Int16(events), revents: 0)
        guard poll(&request, 1, Int32(clamping: rest.milliseconds)) > 0 else {
            throw SQLError(.connection, "PostgreSQL did not answer in time")
        }
    }
}
