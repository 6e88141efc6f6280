import Glibc

extension Simulation {
    /// Replays every row of a file; `-` is the standard input.
    ///
    /// As `run(reading:onRejected:onRow:)`. Throws code `.unreadable` with the path when the file cannot be read.
    public func run(
        file path: String,
        onRejected: (RejectedRow) -> Void = { _ in },
        onRow: ((SimulatedRow) -> Void)? = nil
    ) throws(SimulationError) -> SimulationTotals {
        let descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.unreadable(path) }
        defer { close(descriptor) }
        return try run(
            reading: { memory throws(SimulationError) in
                while true {
                    let count = read(descriptor, memory.baseAddress, memory.count)
                    if count >= 0 { return count }
                    if errno != EINTR { throw Self.unreadable(path) }
                }
            },
            onRejected: onRejected,
            onRow: onRow
        )
    }

    private static func unreadable(_ path: String) -> SimulationError {
        let reason = String(cString: strerror(errno))
        return SimulationError(code: .unreadable, message: "\(path) cannot be read: \(reason)")
    }
}
