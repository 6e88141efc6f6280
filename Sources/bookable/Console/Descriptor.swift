import Glibc

/// An open file, by the number that the system gave it.
struct Descriptor {
    static let input = Descriptor(number: STDIN_FILENO)
    static let output = Descriptor(number: STDOUT_FILENO)
    static let errors = Descriptor(number: STDERR_FILENO)

    let number: Int32

    /// Whether it is a file with content of its own: not a pipe, a terminal or another device.
    var isFile: Bool {
        var status = stat()
        return fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Writes all of a text.
    func write(_ text: String) throws(SystemFailure) {
        var text = text
        let failure = text.withUTF8 { failureOfWriting(UnsafeRawBufferPointer($0)) }
        if let failure { throw failure }
    }

    /// Writes all of some bytes.
    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        if let failure = bytes.withUnsafeBytes({ failureOfWriting($0) }) { throw failure }
    }

    private func failureOfWriting(_ bytes: UnsafeRawBufferPointer) -> SystemFailure? {
        var place = 0
        while place < bytes.count {
            let count = Glibc.write(number, bytes.baseAddress.map { $0 + place }, bytes.count - place)
            if count > 0 {
                place += count
            } else if errno == EAGAIN {
                waitUntilWritable()
            } else if count == 0 || errno != EINTR {
                return SystemFailure(number: count == 0 ? EIO : errno)
            }
        }
        return nil
    }

    /// A terminal or pipe that somebody else made non-blocking takes more when it is ready.
    private func waitUntilWritable() {
        var event = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&event, 1, -1)
    }

    /// Has what was written put on the disk, where there is one.
    func synchronize() throws(SystemFailure) {
        guard fsync(number) != 0 else { return }
        // Pipes, terminals and some file systems have nothing to synchronize.
        guard errno == EINVAL || errno == EROFS || errno == ENOTSUP else { throw SystemFailure(number: errno) }
    }

    /// Closes the file; some systems only tell now that what was written is lost.
    func close() throws(SystemFailure) {
        // On Linux the descriptor is gone after EINTR too.
        guard Glibc.close(number) != 0, errno != EINTR else { return }
        throw SystemFailure(number: errno)
    }
}
