import CivilTime

/// Reads and evaluates chunks, one after the other, and counts.
///
/// A worker has a host and tables of its own. It may be sent from task to task because `Simulation.run` hands it to one
/// task at a time and takes it back when that task has ended.
final class ChunkWorker: @unchecked Sendable {
    /// What a chunk gave, besides what the worker counted.
    struct Outcome: Sendable {
        let number: Int
        let worker: ChunkWorker
        var rows = 0
        var rejected: [RejectedRow] = []
        var simulated: [SimulatedRow] = []

        /// The bookings of the rows that count, where repeats are looked for.
        var bookings = BookingKeys()

        /// The place of a policy that took too much work, at which the chunk was left.
        var exceeding: Int?
    }

    private var counter: ChunkCounter

    init(_ simulation: Simulation, header: CancellationHeader, zones: ZoneDirectory, reportsRows: Bool) {
        counter = ChunkCounter(simulation, header: header, zones: zones, reportsRows: reportsRows)
    }

    /// Evaluates every row of the chunk that belongs to the shard.
    func process(_ chunk: RecordChunk) -> Outcome {
        var outcome = Outcome(number: chunk.number, worker: self)
        counter.count(chunk, into: &outcome)
        return outcome
    }

    /// How amounts were written of which it was not said what they count.
    var amountForms: AmountForms { counter.amountForms }

    /// Rows that were left out because their booking was counted before.
    var repeats: Repeats { counter.repeats }

    /// The figures of all chunks so far, without the numbers of rows.
    var totals: SimulationTotals { counter.totals }
}
