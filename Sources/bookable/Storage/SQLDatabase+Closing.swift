import Bookings
import SQL

extension SQLDatabase {
    /// Runs `body` and closes the database, whether or not it throws.
    func closing<Result>(_ body: (any SQLDatabase) async throws -> Result) async throws -> Result {
        do {
            let result = try await body(self)
            try await close()
            return result
        } catch {
            try await close()
            throw error
        }
    }
}

extension ListPart {
    /// Where the next part of a list begins whose parts have `limit` entries at most; `nil` when nothing follows.
    func next(limit: Int, key: (Element) -> Key) -> Key? {
        found.count >= limit ? found.last.map(key) : lookedAtUpTo
    }
}
