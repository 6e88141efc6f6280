extension Simulation {
    /// Replays every row of a file; `-` is the standard input.
    ///
    /// As `run(reading:observer:)`. Throws code `.unreadable` with the path when the file cannot be read.
    public func run(file path: String, observer: Observer = Observer()) async throws -> SimulationTotals {
        let file = try CancellationFile(path: path)
        return try await run(reading: { try file.read(into: $0) }, observer: observer)
    }
}
