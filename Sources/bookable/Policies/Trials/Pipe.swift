import CChildProcess
import Glibc

/// Both ends of a pipe, which no program that is started inherits, and which are closed with it at the latest.
final class Pipe {
    private(set) var reading: Int32
    private(set) var writing: Int32

    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        try SystemFailure.check(child_process_pipe(&ends))
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        close()
    }

    /// `F_SETPIPE_SZ` of Linux, which Swift sees only in programs that define `_GNU_SOURCE`.
    private static let setSize: Int32 = 1_031

    /// Bytes that a pipe can be made to hold without privileges.
    static let largestSize = 1 << 20

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
        let written = Glibc.write(writing, bytes, bytes.count)
        try SystemFailure.checkLast(Int32(written))
        guard written == bytes.count else { throw SystemFailure(number: EAGAIN) }
    }

    /// Writes the rest as far as somebody reads it in time; whether they did shows by what they answer.
    func write(_ bytes: ArraySlice<UInt8>, until deadline: ContinuousClock.Instant) {
        var rest = bytes
        while !rest.isEmpty {
            let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
            guard left > 0 else { return }
            var event = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
            guard poll(&event, 1, Int32(min(left.rounded(.up), 60_000))) > 0 else { continue }
            let written = rest.withUnsafeBytes { Glibc.write(writing, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR, errno != EAGAIN {
                return
            }
        }
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

    func closeReading() {
        if reading >= 0 { Glibc.close(reading) }
        reading = -1
    }

    func close() {
        closeWriting()
        closeReading()
    }
}
