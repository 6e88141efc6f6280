import Glibc
import SQL
import Synchronization

/// The files of an open database, with the identity that each had when it was opened.
///
/// SQLite goes on writing to a file that was removed or replaced, and a commit there is gone when the process ends.
final class DatabaseFile: Sendable {
    /// Without symbolic links: SQLite names the log and its index after the file that they lead to.
    let path: String
    private let folder: String
    private let state = Mutex(State())

    private struct State {
        var files: [(path: String, identity: FileIdentity)] = []

        /// The folder when all files were last found in it; `nil` if it changed then.
        var folder: FolderState?
    }

    /// Looks at the files of a database that is open, its log included.
    init(opened path: String) throws(SQLError) {
        guard let resolved = realpath(path, nil) else {
            throw SQLError(.lost, "the database file \(path) is gone")
        }
        self.path = String(cString: resolved)
        free(resolved)
        folder = String(self.path.prefix(through: self.path.lastIndex(of: "/") ?? self.path.startIndex))
        for suffix in ["", "-wal", "-shm"] { try watch(self.path + suffix) }
    }

    /// Makes the file, for its owner alone, unless it is there.
    ///
    /// It is never opened when it is there: closing any descriptor of a file gives up the locks of the whole process.
    static func prepare(_ path: String, creating: Bool) throws(SQLError) {
        guard let identity = FileIdentity(at: path) else {
            guard creating else { throw SQLError(.connection, "the database \(path) does not exist") }
            return try create(path)
        }
        guard identity.isRegular else { throw SQLError(.connection, "\(path) is not a file") }
        guard creating || identity.size > 0 else { throw SQLError(.connection, "the database \(path) is empty") }
    }

    private static func create(_ path: String) throws(SQLError) {
        // Made here, as SQLite would make it readable by others. Another process may be first: then it is there, as
        // was wanted.
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 || errno == EEXIST else {
            throw SQLError(.connection, "cannot make the database \(path): \(String(cString: strerror(errno)))")
        }
        if descriptor >= 0 { close(descriptor) }
    }

    /// Remembers which file the path leads to now; throws where there is none.
    func watch(_ path: String) throws(SQLError) {
        guard let identity = FileIdentity(at: path) else { throw Self.lost(path, "is gone") }
        state.withLock { state in
            state.files.append((path, identity))
            // It may be in another folder.
            state.folder = nil
        }
    }

    /// Throws ``SQLError/Code/lost`` if a path no longer leads to the file that was opened.
    func check() throws(SQLError) {
        let fault = state.withLock { state -> SQLError? in
            // Whoever removes or replaces a file changes its folder, so that one question answers for all.
            let folder = FolderState(at: folder)
            if let folder, folder == state.folder { return nil }
            for file in state.files {
                guard let identity = FileIdentity(at: file.path) else { return Self.lost(file.path, "was removed") }
                guard identity.isSame(as: file.identity) else { return Self.lost(file.path, "was replaced") }
            }
            // A change within the same tick of the kernel's clock would not show.
            state.folder = folder.flatMap { $0.isOlderThanTick ? $0 : nil }
            return nil
        }
        if let fault { throw fault }
    }

    private static func lost(_ path: String, _ what: String) -> SQLError {
        let name = path.split(separator: "/").last ?? ""
        return SQLError(
            .lost,
            "the file \(name) \(what) while the database was open: put it back, or end all that has it open"
        )
    }
}
