import CEpoll
import Glibc
import SQL

/// A descriptor by which one thread interrupts the waiting of another.
final class EventDescriptor: Sendable {
    let descriptor: Int32

    init() throws(SQLError) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard descriptor >= 0 else {
            throw SQLError(.connection, "the system has no descriptor left to wait for PostgreSQL: errno \(errno)")
        }
    }

    deinit {
        close(descriptor)
    }

    func signal() {
        var one: UInt64 = 1
        // Fails only when the count is full, and then the other thread has been woken already.
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Takes the signals that were given.
    func clear() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, MemoryLayout<UInt64>.size)
    }

    /// Blocks the thread until it is signalled, and returns false when that was not in time.
    func wait(_ timeout: Duration?) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&request, 1, timeout.map { Int32(clamping: $0.milliseconds) } ?? -1) > 0 else { return false }
        clear()
        return true
    }
}
