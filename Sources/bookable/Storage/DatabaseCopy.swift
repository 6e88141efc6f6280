import Bookings
import Foundation
import SQL
import SQLiteDriver

/// A SQLite file that is copied or checked.
struct DatabaseCopy {
    private let source: String

    /// What people ask first of a backup.
    private static let tables = ["providers", "bookings", "payments", "refunds"]

    /// Throws a message where there is no file.
    init(from source: String) throws {
        guard FileManager.default.fileExists(atPath: source) else {
            throw CommandFailure("\(source) cannot be read: no such file.", status: .noInput)
        }
        self.source = source
    }

    /// Writes a copy that is checked before it takes its place, and returns what is in it.
    ///
    /// Throws a message, and leaves nothing behind, where a file is there already or the copy is not sound.
    func place(at target: String) throws -> String {
        for ending in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: target + ending) {
            throw CommandFailure("\(target + ending) is there already; move it away, or name another file.")
        }
        let partial = "\(target).partial-\(getpid())"
        // Made before it is filled, so that nobody else can read clients' data for a moment.
        let descriptor = open(partial, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(target, errno) }
        defer {
            close(descriptor)
            unlink(partial)
        }
        try SQLiteFile.copy(source, into: partial)
        let contents = try Self.contents(of: partial, named: target)
        guard fsync(descriptor) == 0, link(partial, target) == 0 else { throw Self.failure(target, errno) }
        return contents
    }

    /// What is in the file; throws a message unless it is sound and of a schema that is known.
    func contents() throws -> String {
        try Self.contents(of: source, named: source)
    }

    private static func contents(of path: String, named name: String) throws -> String {
        let found = try SQLiteFile.inspect(path, counting: tables)
        guard found.damages.isEmpty else {
            throw CommandFailure(
                "\(name) is damaged: \(found.damages.prefix(5).joined(separator: "; ")).",
                status: .unusableInput
            )
        }
        guard let migrations = found.migrations, let last = migrations.last else {
            throw CommandFailure("\(name) is not a database of Bookable's.", status: .unusableInput)
        }
        let known = Schema.migrations(for: .sqlite)
        for (number, checksum) in migrations where known.first(where: { $0.number == number })?.checksum != checksum {
            throw CommandFailure(
                "\(name) has the schema of another build (migration \(number)).",
                status: .unusableInput
            )
        }
        let counts = tables.map { "\(found.counts[$0] ?? 0) \($0)" }.joined(separator: ", ")
        let pending = known.count > migrations.count ? ", which \"bookable migrate\" brings up to date" : ""
        return "\(counts); schema \(last.number)\(pending)"
    }

    private static func failure(_ path: String, _ number: Int32) -> CommandFailure {
        CommandFailure("\(path) cannot be written: \(SystemFailure(number: number)).", status: .outputLost)
    }
}
