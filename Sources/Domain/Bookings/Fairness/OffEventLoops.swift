/// Runs what takes long on the threads of the global executor, whichever executor the task prefers.
///
/// A request prefers the event loop of its connection: all other connections of the loop would wait. `body` is cancelled with the task.
package func offEventLoops<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    // Unlike a child or a call, which `@concurrent` does not keep from it, a task of its own does not inherit the preference.
    let task = Task { try await body() }
    return try await withTaskCancellationHandler {
        try await task.value
    } onCancel: {
        task.cancel()
    }
}
