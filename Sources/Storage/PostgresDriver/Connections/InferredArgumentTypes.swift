import Caching
import SQL
import Synchronization

/// The types that the server gave to the arguments of each text, shared by the connections of a database.
final class InferredArgumentTypes: Sendable {
    private let known: Mutex<LeastRecentlyUsed<String, [PostgresType]>>

    /// Remembers at most `capacity` texts.
    init(capacity: Int) {
        known = Mutex(LeastRecentlyUsed(capacity: capacity))
    }

    func of(_ text: String) -> [PostgresType]? {
        known.withLock { $0.value(for: text) }
    }

    func note(_ types: [PostgresType], of text: String) {
        known.withLock { _ = $0.insert(types, for: text) }
    }

    func forget(_ text: String) {
        known.withLock { _ = $0.remove(text) }
    }
}
