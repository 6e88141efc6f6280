import Dispatch
import Glibc

/// A folder that holds the content of uploaded documents, as files of the server's machine.
///
/// A file is written whole and flushed to the disk, with its name, before a row of the database names it, so that a row never names
/// what is not there. A file that no row names is never read: it is removed by ``removeFiles(of:besides:olderThan:)``. Names are
/// random, under the id of the booking; no part of them comes from clients.
package struct DocumentFolder: Sendable {
    /// Absolute.
    package let path: String

    /// For work that waits for the disk.
    private static let queue = DispatchQueue(label: "bookable.documents", attributes: .concurrent)

    /// How often to recreate a folder that was removed in between because it was empty.
    private static let maximumAttempts = 5

    /// As in ids.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// `nil` if the path is not absolute.
    package init?(path: String) {
        guard path.hasPrefix("/") else { return nil }
        self.path = path
    }

    /// Whether there is such a folder, which this process may read and write.
    package var isUsable: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && access(path, R_OK | W_OK | X_OK) == 0
    }

    // MARK: Files

    /// Writes a document of a booking, and returns the name of the file.
    ///
    /// Throws ``BookingsError`` if it cannot be written.
    func write(_ content: [UInt8], of booking: BookingID) async throws -> String {
        var random = SystemRandomNumberGenerator()
        let name = String(decoding: random.letters(26, of: Self.alphabet), as: UTF8.self)
        let folder = "\(path)/\(booking)"
        try await run {
            for _ in 0..<Self.maximumAttempts {
                try makeFolder(folder)
                if try write(content, to: name, in: folder) { return }
            }
            throw Self.failure(folder, ENOENT)
        }
        return name
    }

    /// The content of a file of `size` bytes; throws ``BookingsError`` if it cannot be read or is of another size.
    func read(_ name: String, of booking: BookingID, size: Int) async throws -> [UInt8] {
        let file = "\(path)/\(booking)/\(name)"
        return try await run {
            let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { throw Self.failure(file, errno) }
            defer { close(descriptor) }
            var content = [UInt8](repeating: 0, count: size + 1)
            var count = 0
            while count < content.count {
                let read = content.withUnsafeMutableBytes { bytes in
                    let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
                    return Glibc.read(descriptor, rest.baseAddress, rest.count)
                }
                guard read >= 0 || errno == EINTR else { throw Self.failure(file, errno) }
                guard read != 0 else { break }
                count += max(0, read)
            }
            guard count == size else {
                throw BookingsError(.unreadableRecord, "\(file) has another size than was stored.")
            }
            return Array(content.prefix(size))
        }
    }

    /// Removes a file; one that cannot be removed is left to be swept.
    func remove(_ name: String, of booking: BookingID) async {
        let file = "\(path)/\(booking)/\(name)"
        await withCheckedContinuation { continuation in
            Self.queue.async {
                _ = unlink(file)
                continuation.resume()
            }
        }
    }

    // MARK: Sweeping

    /// The bookings that have files, in no order.
    func bookings() async throws -> [BookingID] {
        try await run { try Self.names(in: path).compactMap { BookingID(rawValue: $0) } }
    }

    /// Removes the files of a booking that are not among `named` and were last written before `instant`, unix seconds of the machine's
    /// clock, and the booking's folder if nothing is left in it; returns how many files those were.
    func removeFiles(of booking: BookingID, besides named: Set<String>, olderThan instant: Int64) async throws -> Int {
        let folder = "\(path)/\(booking)"
        return try await run {
            var removed = 0
            for name in try Self.names(in: folder) where !named.contains(name) {
                var status = stat()
                guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                    Int64(status.st_mtim.tv_sec) < instant
                else { continue }
                if unlink("\(folder)/\(name)") == 0 { removed += 1 }
            }
            // Fails while there are files in it, as it should.
            _ = rmdir(folder)
            return removed
        }
    }

    // MARK: Steps

    private func makeFolder(_ folder: String) throws {
        if mkdir(folder, 0o700) == 0 {
            try Self.flushFolder(path)
        } else if errno != EEXIST {
            throw Self.failure(folder, errno)
        }
    }

    /// False if the folder was removed meanwhile.
    private func write(_ content: [UInt8], to name: String, in folder: String) throws -> Bool {
        let partial = "\(folder)/.\(name)"
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == ENOENT { return false }
            throw Self.failure(partial, errno)
        }
        var fault: Int32 = 0
        var count = 0
        while count < content.count, fault == 0 {
            let written = content.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[count...])
                return Glibc.write(descriptor, rest.baseAddress, rest.count)
            }
            if written >= 0 { count += written } else if errno != EINTR { fault = errno }
        }
        if fault == 0, fsync(descriptor) != 0 { fault = errno }
        if close(descriptor) != 0, fault == 0 { fault = errno }
        if fault == 0, rename(partial, "\(folder)/\(name)") != 0 { fault = errno }
        guard fault == 0 else {
            _ = unlink(partial)
            throw Self.failure(partial, fault)
        }
        try Self.flushFolder(folder)
        return true
    }

    /// A name is on the disk only when its folder is.
    private static func flushFolder(_ folder: String) throws {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder, errno) }
    }

    private static func names(in folder: String) throws -> [String] {
        guard let stream = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw failure(folder, errno)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            Self.queue.async { continuation.resume(with: Swift.Result { try work() }) }
        }
    }

    private static func failure(_ path: String, _ number: Int32) -> BookingsError {
        BookingsError(.unreadableRecord, "\(path): \(String(cString: strerror(number)))")
    }
}
