import Glibc

/// Which file a path means, whether or not it is there.
///
/// Two paths mean the same file if both lead to one file, by whatever links, or would make the same entry of a folder.
enum FilePlace: Hashable {
    case file(device: dev_t, number: ino_t)
    case entry(device: dev_t, folder: ino_t, name: [UInt8])

    /// The file of a path; `nil` for a device, which several may write, and where there can be none.
    init?(_ path: String) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard let place = FilePlace(status) else { return nil }
            self = place
            return
        }
        do throws(SystemFailure) {
            let target = try Self.resolve(path)
            try SystemFailure.checkLast(stat(Self.folder(of: target), &status))
            self = .entry(device: status.st_dev, folder: status.st_ino, name: Array(Self.name(of: target).utf8))
        } catch {
            return nil
        }
    }

    /// The file behind a descriptor; `nil` for a device, and where none is open.
    init?(_ descriptor: Descriptor) {
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard ![S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT) else { return nil }
        self = .file(device: status.st_dev, number: status.st_ino)
    }

    /// Whether a path leads to something that is not a file with content of its own: a device, a pipe, a socket.
    ///
    /// Throws for a folder.
    static func isSpecial(_ path: String) throws(SystemFailure) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        let kind = status.st_mode & S_IFMT
        if kind == S_IFDIR { throw SystemFailure(number: EISDIR) }
        return kind != S_IFREG
    }

    /// The path of the file itself, behind the symbolic links that lead to it.
    static func resolve(_ path: String) throws(SystemFailure) -> String {
        var path = path
        for _ in 0..<40 {
            guard let link = destination(of: path) else {
                return name(of: path).isEmpty ? try fail(path.isEmpty ? ENOENT : EISDIR) : path
            }
            path = link.utf8.first == UInt8(ascii: "/") ? link : "\(folder(of: path))/\(link)"
        }
        return try fail(ELOOP)
    }

    private static func fail(_ number: Int32) throws(SystemFailure) -> String {
        throw SystemFailure(number: number)
    }

    /// Where a symbolic link leads; `nil` for anything else.
    private static func destination(of path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        return count > 0 ? String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// The folder that a path's last part stands in.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func name(of path: String) -> Substring {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path[...] }
        return path[path.utf8.index(after: slash)...]
    }

    /// The permissions that new files of this process do not get.
    static func mask() -> mode_t {
        let mask = umask(0o077)
        umask(mask)
        return mask
    }
}
