import GRDB
import GRDBSQLite
import Synchronization

/// Ends what runs on one connection, whenever that is asked for.
///
/// `sqlite3_interrupt` is forgotten where no statement runs at that moment, so that one that is just about to begin would run
/// to its end. This is asked by the statement itself, every so many instructions of SQLite's machine.
final class Interruption: Sendable {
    /// Some ten microseconds.
    private static let instructionsBetweenQuestions: Int32 = 1_000

    private let isRequested = Atomic<Bool>(false)

    /// Whether what runs may be interrupted, which the end of a transaction must not.
    private let isAllowed = Atomic<Bool>(false)

    /// The connection must not outlive this object.
    func watch(_ database: Database) {
        sqlite3_progress_handler(
            database.sqliteConnection,
            Self.instructionsBetweenQuestions,
            { argument in
                guard let argument else { return 0 }
                return Unmanaged<Interruption>.fromOpaque(argument).takeUnretainedValue().isPending ? 1 : 0
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    func request() { isRequested.store(true, ordering: .relaxed) }

    /// What runs from now on was not meant.
    func withdraw() { isRequested.store(false, ordering: .relaxed) }

    /// Runs what a request may end.
    func allowed<Result>(_ access: () throws -> Result) rethrows -> Result {
        isAllowed.store(true, ordering: .relaxed)
        defer { isAllowed.store(false, ordering: .relaxed) }
        return try access()
    }

    private var isPending: Bool { isAllowed.load(ordering: .relaxed) && isRequested.load(ordering: .relaxed) }
}
