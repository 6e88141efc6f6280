import Glibc

/// Which folder a path leads to, and when an entry of it was last made, removed or replaced.
struct FolderState: Hashable {
    private let device: UInt64
    private let inode: UInt64
    private let changedSeconds: Int
    private let changedNanoseconds: Int

    /// `nil` if there is none.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        // Not the time of modification, which anybody may set.
        changedSeconds = status.st_ctim.tv_sec
        changedNanoseconds = status.st_ctim.tv_nsec
    }

    /// Whether a change from now on has another time, which the kernel takes from a clock that it advances every few milliseconds.
    var isOlderThanTick: Bool {
        var now = timespec()
        guard clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0 else { return false }
        let seconds = now.tv_sec - changedSeconds
        guard (0...1).contains(seconds) else { return seconds > 1 }
        return seconds * 1_000_000_000 + now.tv_nsec - changedNanoseconds > Self.tick
    }

    /// Nanoseconds, several times the longest tick that a kernel has.
    private static let tick = 50_000_000
}
