import Synchronization
import Testing

/// Holds the database that a stage was opened with, for those who are outside of it.
final class MeteredBox: Sendable {
    private let held = Mutex<MeteredDatabase?>(nil)

    func wrap(_ database: MeteredDatabase) -> MeteredDatabase {
        held.withLock { $0 = database }
        return database
    }

    var database: MeteredDatabase {
        get throws { try #require(held.withLock { $0 }) }
    }
}
