/// How long a transaction waits before it is tried again because another was in its way.
///
/// Those that met are to meet no more: each waits for a random part of a time that doubles.
package struct RetryPause: Sendable {
    /// The longest wait after the first try.
    private static let first = Duration.milliseconds(2)

    private let sleep: @Sendable (Duration) async throws -> Void
    private let random: @Sendable () -> Double

    /// - Parameters:
    ///   - sleep: Returns after so long, and throws when the task is cancelled.
    ///   - random: A number in `[0, 1)`.
    package init(sleep: @escaping @Sendable (Duration) async throws -> Void, random: @escaping @Sendable () -> Double) {
        self.sleep = sleep
        self.random = random
    }

    /// Waits by the system's clock.
    package static let system = RetryPause(
        sleep: { try await Task.sleep(for: $0) },
        random: { Double.random(in: 0..<1) }
    )

    /// Waits after the try with this number, from 1.
    func wait(after attempt: Int) async throws {
        precondition(attempt >= 1, "Tries are counted from 1.")
        // The power is bounded, as a shift by more bits than there are would make the wait zero.
        try await sleep(Self.first * (1 << min(attempt - 1, 10)) * random())
    }
}
