package import CivilTime
package import SQL
import Synchronization

/// Which keys were used and when, until that is written to the database.
///
/// Requests only note their key here: nothing is written while anybody waits for an answer.
package final class KeyUses: Sendable {
    /// The maximum number of keys whose use is not written yet; others are not noted until these are written.
    private static let maximumCount = 10_000

    private let noted = Mutex<[APIKeyID: Instant]>([:])

    package init() {}

    /// Notes the use of a key, unless one within the hour before is recorded in it.
    package func note(_ key: APIKey, at now: Instant) {
        if let last = key.lastUsedAt, now - last < APIKeyStore.useInterval { return }
        noted.withLock { noted in
            guard noted.count < Self.maximumCount || noted[key.id] != nil else { return }
            noted[key.id] = max(now, noted[key.id] ?? now)
        }
    }

    /// Writes what was noted, and returns how many keys that were; what cannot be written stays noted.
    package func record(on database: any SQLDatabase) async throws -> Int {
        var total = 0
        while true {
            let portion = noted.withLock { noted in Array(noted.prefix(100)) }
            guard !portion.isEmpty else { return total }
            try await database.transaction(.write) { connection in
                for (id, now) in portion { try await APIKeyStore().recordUse(of: id, at: now, in: connection) }
            }
            noted.withLock { noted in
                for (id, now) in portion where noted[id] == now { noted[id] = nil }
            }
            total += portion.count
        }
    }
}
