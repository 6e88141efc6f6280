import SQL
import Threads

/// Runs the body on a new thread of its own, for what waits in the system and must not hold up a thread of the
/// cooperative pool.
func startThread(_ body: @escaping @Sendable () -> Void) throws(SQLError) {
    guard let failure = SystemThread.start(body) else { return }
    throw SQLError(.connection, "the system has no thread left for PostgreSQL: errno \(failure)")
}
