import Glibc
import SQL

/// Runs the body on a new thread of its own, for what waits in the system and must not hold up a thread of the
/// cooperative pool.
func startThread(_ body: @escaping @Sendable () -> Void) throws(SQLError) {
    let routine = Unmanaged.passRetained(Routine(body))
    var thread = pthread_t()
    let failure = pthread_create(
        &thread,
        nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Routine>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        },
        routine.toOpaque()
    )
    guard failure == 0 else {
        // Nobody else will: the thread that would have taken it does not exist.
        routine.release()
        throw SQLError(.connection, "the system has no thread left for PostgreSQL: errno \(failure)")
    }
    pthread_detach(thread)
}

private final class Routine: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}
