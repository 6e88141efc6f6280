import Glibc

/// Both ends of a pipe, which no program that is started inherits, and which are closed with it at the latest.
final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        try SystemFailure.checkLast(pipe(&ends))
        (reading, writing) = (ends[0], ends[1])
        for end in ends { try SystemFailure.checkLast(fcntl(end, F_SETFD, FD_CLOEXEC)) }
    }

    deinit {
        close()
    }

    /// `F_SETPIPE_SZ` of Linux, which Swift sees only in programs that define `_GNU_SOURCE`.
    private static let setSize: Int32 = 1_031

    /// Bytes that a new pipe holds.
    private static let usualSize = 64 << 10

    /// Writes all of it at once; throws where the pipe does not hold it.
    func fill(_ bytes: [UInt8]) throws(SystemFailure) {
        try SystemFailure.checkLast(fcntl(writing, F_SETFL, O_NONBLOCK))
        guard !bytes.isEmpty else { return }
        // Whatever is longer than a new pipe holds is written before anybody reads, so the pipe is made as large.
        if bytes.count > Self.usualSize {
            try SystemFailure.checkLast(fcntl(writing, Self.setSize, Int32(bytes.count)))
        }
        let written = write(writing, bytes, bytes.count)
        try SystemFailure.checkLast(Int32(written))
        guard written == bytes.count else { throw SystemFailure(number: EAGAIN) }
    }

    /// Everything until the last writer is gone; `nil` where it is too much or takes too long.
    func readToEnd(atMost limit: Int, until deadline: ContinuousClock.Instant) -> [UInt8]? {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        while bytes.count <= limit {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else { return nil }
            var event = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
            guard poll(&event, 1, Int32(min(left.rounded(.up), 60_000))) > 0 else { continue }
            let count = read(reading, &chunk, chunk.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += chunk[..<count]
            } else if errno != EINTR {
                return nil
            }
        }
        return nil
    }

    func closeWriting() {
        if writing >= 0 { Glibc.close(writing) }
        writing = -1
    }

    func close() {
        closeWriting()
        if reading >= 0 { Glibc.close(reading) }
        reading = -1
    }
}
