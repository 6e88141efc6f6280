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
    }

    private let shard: SimulationShard
    private let evaluator: RowEvaluator
    private let reportsRows: Bool
    private var parser: RowParser
    private var table: GroupTable
    private var changeTable: ChangeTable?

    init(_ simulation: Simulation, header: CancellationHeader, zones: ZoneDirectory, reportsRows: Bool) {
        shard = simulation.shard
        parser = RowParser(header: header, zones: zones)
        table = GroupTable(dimensions: simulation.dimensions, policyCount: simulation.policies.count)
        evaluator = RowEvaluator(policies: simulation.policies)
        if simulation.measuresChanges, let baseline = simulation.baseline {
            changeTable = ChangeTable(baseline: baseline, policyCount: simulation.policies.count)
        }
        self.reportsRows = reportsRows
    }

    /// Evaluates every row of the chunk that belongs to the shard.
    func process(_ chunk: RecordChunk) -> Outcome {
        var outcome = Outcome(number: chunk.number, worker: self)
        let records = RecordReader(chunk)
        while true {
            let step = records.next()
            if case .end = step { return outcome }
            guard shard.contains(line: records.line) else { continue }
            outcome.rows += 1
            if let reason = evaluate(step, records, &outcome.simulated) {
                outcome.rejected.append(RejectedRow(line: records.line, reason: reason))
            }
        }
    }

    /// The figures of all chunks so far, without the numbers of rows.
    var totals: SimulationTotals {
        var totals = SimulationTotals()
        totals.groups = table.figuresByGroup()
        totals.changes = changeTable?.byCurrency ?? [:]
        return totals
    }

    /// Why the record is no cancellation; `nil` when it was counted.
    private func evaluate(
        _ step: RecordReader.Step,
        _ records: RecordReader,
        _ simulated: inout [SimulatedRow]
    ) -> String? {
        if case .malformed(let reason) = step { return reason }
        return parser.read(records) { row in
            evaluator.evaluate(row, into: &table) { policy, refund in
                changeTable?.note(policy: policy, amount: refund?.amount)
                guard reportsRows else { return }
                simulated.append(evaluator.report(row, line: records.line, policy: policy, refund))
            }
            changeTable?.count(row, line: records.line)
        }
    }
}
