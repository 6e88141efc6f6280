import Glibc
import SQL

/// Held by the one server of a database file, in a file of its own beside that.
///
/// A lock on the database file itself would meet SQLite's own. The system lets go of it when the process ends, however that
/// happens, so that the file that stays behind holds up nobody.
final class ServerLock: Sendable {
    let path: String
    private let descriptor: Int32

    /// Throws ``SQLError/Code/connection`` with what the holder said of itself.
    init(besides database: String, for holder: String) throws(SQLError) {
        path = "\(database).lock"
        descriptor = try Self.open(path)
        // `flock` goes with the open file and not with the process, so that no other descriptor's closing gives it up.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let other = Self.text(of: descriptor)
            close(descriptor)
            throw SQLError(
                .connection,
                "\(database) is served already, by \(other.isEmpty ? "another server" : other); end that first, or use PostgreSQL for several servers"
            )
        }
        write("process \(getpid()) at \(holder)\n")
    }

    deinit {
        close(descriptor)
    }

    private static func open(_ path: String) throws(SQLError) -> Int32 {
        // Never through a link, which could lead to a file of others that would be cut to nothing.
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw SQLError(.connection, "cannot open \(path): \(String(cString: strerror(errno)))")
        }
        return descriptor
    }

    private static func text(of descriptor: Int32) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: 200) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return String(decoding: bytes, as: UTF8.self).filter { !$0.isNewline }
    }

    /// For people: what it says decides nothing, so that it may fail, as on a full disk.
    private func write(_ text: String) {
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.utf8.count, 0)
    }
}
