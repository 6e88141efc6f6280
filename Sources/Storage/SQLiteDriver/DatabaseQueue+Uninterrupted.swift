import GRDB

extension DatabaseQueue {
    /// Runs the access to its end even when the task is cancelled.
    ///
    /// GRDB interrupts its other asynchronous accesses then, which must not happen to the end of a transaction.
    func uninterrupted<Result: Sendable>(
        _ access: @escaping @Sendable (Database) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            asyncWriteWithoutTransaction { database in
                continuation.resume(with: Swift.Result { try access(database) })
            }
        }
    }
}
