extension Simulation {
    /// What a caller may watch while a simulation runs.
    public struct Observer {
        /// Called for each row that is not a cancellation, in order.
        ///
        /// What it throws ends the simulation.
        public var onRejected: (RejectedRow) throws -> Void = { _ in }

        /// Called for each row and policy, in order, when given; it makes the simulation slower.
        ///
        /// What it throws ends the simulation.
        public var onRow: ((SimulatedRow) throws -> Void)?

        /// Called now and then with the number of rows that are done.
        public var onProgress: (Int) -> Void = { _ in }

        /// An observer that watches nothing yet.
        public init() {}
    }

    /// Replays every row of a stream.
    ///
    /// - Parameters:
    ///   - source: Fills a part of the given memory and returns how many bytes; 0 at the end.
    ///   - observer: Who is told on the way.
    /// - Returns: The totals, exact to the minor unit.
    /// - Throws: A `SimulationError` when the input lacks a column or a policy takes too much work, and what the source or the observer throws. A bad row
    ///   never stops the rest.
    public func run(
        reading source: (UnsafeMutableRawBufferPointer) async throws -> Int,
        observer: Observer = Observer()
    ) async throws -> SimulationTotals {
        var chunks = ChunkReader()
        let input = try await InputStream(reading, from: source)
        func text(_ memory: UnsafeMutableRawBufferPointer) async throws -> Int {
            try await input.read(into: memory, from: source)
        }
        guard let first = try await chunks.next(from: text) else { throw SimulationError.noHeader }
        let header = try CancellationHeader(first, reading)
        try InputDiagnosis.check(first, header: header, zones: zones)
        // Which row of a booking is the first is only known in order.
        var idle = (0..<(repeats == .once ? 1 : max(1, jobs))).map { _ in
            ChunkWorker(self, header: header, zones: zones, reportsRows: observer.onRow != nil)
        }
        let workers = idle
        var delivery = OutcomeDelivery(observer, of: self)
        try await withThrowingTaskGroup(of: ChunkWorker.Outcome.self) { group in
            var chunk: RecordChunk? = first
            while let current = chunk {
                if idle.isEmpty, let outcome = try await group.next() {
                    idle.append(outcome.worker)
                    try delivery.add(outcome)
                }
                let worker = idle.removeLast()
                group.addTask { worker.process(current) }
                // With one core for all, reading waits for the worker.
                if workers.count == 1, let outcome = try await group.next() {
                    idle.append(outcome.worker)
                    try delivery.add(outcome)
                }
                chunk = try await chunks.next(from: text)
            }
            for try await outcome in group { try delivery.add(outcome) }
        }
        return try delivery.totals(of: workers)
    }
}
