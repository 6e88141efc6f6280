import Glibc

/// The few reads of the file system that a zone database takes.
internal enum File {
    /// The bytes of a plain file, or `nil` when there is none of this path or it is longer than `limit`.
    ///
    /// With `allowsMore` a longer file gives its first `limit` bytes.
    internal static func bytes(at path: String, limit: Int, allowsMore: Bool = false) throws(ZoneError) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let number = errno
            // Names come from requests: what a name can cause is an unknown zone, all else is a broken machine.
            if [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(number) { return nil }
            throw .unreadable(path, number: number)
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, number: errno) }
        // Asked of the descriptor and not of the path, which may lead elsewhere by now.
        guard status.st_mode & S_IFMT == S_IFREG, allowsMore || status.st_size <= limit else { return nil }
        return try read(descriptor, count: min(Int(status.st_size), limit), path: path)
    }

    private static func read(_ descriptor: Int32, count: Int, path: String) throws(ZoneError) -> [UInt8] {
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let step = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
                if step < 0, errno == EINTR { continue }
                if step < 0 { failure = errno }
                // The file may have become shorter since its size was asked for.
                if step <= 0 { break }
                filled += step
            }
        }
        if let failure { throw .unreadable(path, number: failure) }
        return bytes
    }

    /// The names in a folder, `.` and `..` and hidden ones left out, in no order.
    internal static func entries(of path: String) throws(ZoneError) -> [String] {
        guard let folder = opendir(path) else { throw .unreadable(path, number: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            // Copied at once, because the next call may write over the entry.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    internal static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
