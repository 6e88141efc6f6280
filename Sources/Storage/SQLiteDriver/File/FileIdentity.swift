import Glibc

/// Which file a path leads to.
struct FileIdentity: Hashable, Sendable {
    private let device: UInt64
    private let inode: UInt64
    let size: Int64
    let isRegular: Bool

    /// `nil` if there is no file.
    ///
    /// Follows symbolic links, and takes about a microsecond.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Of an open file.
    init?(of descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        // The number of a file is its own only on its device.
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        isRegular = status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether both are one file, whatever has been written to it meanwhile.
    func isSame(as other: FileIdentity) -> Bool { device == other.device && inode == other.inode }
}
