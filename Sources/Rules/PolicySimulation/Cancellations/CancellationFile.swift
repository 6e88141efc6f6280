import Glibc

/// A file of cancellations as a stream of text; one that is compressed by gzip is expanded.
///
/// Whether it is compressed is told by its first two bytes, not by its name.
public final class CancellationFile {
    private let path: String
    private let descriptor: Int32
    private let size: Int
    private var position = 0
    private var head: [UInt8] = []
    private var inflater: GzipInflater?

    /// Opens a file; `-` is the standard input.
    ///
    /// Throws code `.unreadable` with the path when it cannot be read.
    public init(path: String) throws(SimulationError) {
        self.path = path
        descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            size = 0
            throw Self.unreadable(path)
        }
        var status = stat()
        size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        try readHead()
    }

    deinit {
        close(descriptor)
    }

    /// How much of the file has been read, from 0 to 1; `nil` where its size is not known.
    public var fractionRead: Double? {
        size > 0 ? min(1, Double(position) / Double(size)) : nil
    }

    /// Fills a part of `memory` with text and returns how many bytes; 0 at the end.
    ///
    /// Throws code `.unreadable` with the path when the file cannot be read or its compressed data is damaged.
    public func read(into memory: UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int {
        guard let inflater else { return try readBytes(into: memory) }
        return try inflater.read(into: memory, path: path) { input throws(SimulationError) in
            try readBytes(into: input)
        }
    }

    private func readHead() throws(SimulationError) {
        var bytes: [UInt8] = [0, 0]
        var count = 0
        while count < 2 {
            let read = try readRaw(&bytes, from: count)
            if read == 0 { break }
            count += read
        }
        head = Array(bytes[..<count])
        if head == GzipInflater.mark { inflater = try GzipInflater() }
    }

    private func readRaw(_ bytes: inout [UInt8], from place: Int) throws(SimulationError) -> Int {
        let count = bytes.withUnsafeMutableBytes { retrying($0.baseAddress.map { $0 + place }, $0.count - place) }
        guard count >= 0 else { throw Self.unreadable(path) }
        return count
    }

    private func readBytes(into memory: UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int {
        if !head.isEmpty {
            let count = min(head.count, memory.count)
            memory.copyBytes(from: head.prefix(count))
            head.removeFirst(count)
            position += count
            return count
        }
        let count = retrying(memory.baseAddress, memory.count)
        guard count >= 0 else { throw Self.unreadable(path) }
        position += count
        return count
    }

    private func retrying(_ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        while true {
            let read = Glibc.read(descriptor, bytes, count)
            if read >= 0 || errno != EINTR { return read }
        }
    }

    private static func unreadable(_ path: String) -> SimulationError {
        SimulationError(code: .unreadable, message: "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
}
