import Policies
import CivilTime

/// Counts the rows of chunks.
///
/// A value, so that a loop over rows needs no check of who else may have it in hand.
struct ChunkCounter {
    private let shard: SimulationShard
    private let evaluator: RowEvaluator
    private let reportsRows: Bool
    private let instructionsPerRow: Int
    private var parser: RowParser
    private var table: GroupTable
    private var changeTable: ChangeTable?
    private var hasCancellations = false
    private let defaults: DefaultFields
    private let repeatRule: RepeatRule
    private var seen = SeenBookings()

    init(_ simulation: Simulation, header: CancellationHeader, zones: ZoneDirectory, reportsRows: Bool) {
        shard = simulation.shard
        defaults = header.defaults
        repeatRule = simulation.repeats
        parser = RowParser(header: header, zones: zones)
        table = GroupTable(dimensions: simulation.dimensions, policyCount: simulation.policies.count)
        evaluator = RowEvaluator(policies: simulation.policies)
        if simulation.measuresChanges, let baseline = simulation.baseline {
            changeTable = ChangeTable(baseline: baseline, policyCount: simulation.policies.count)
        }
        self.reportsRows = reportsRows
        instructionsPerRow = simulation.instructionsPerRow
    }

    /// The figures of all chunks so far, without the numbers of rows.
    var totals: SimulationTotals {
        var totals = SimulationTotals()
        totals.groups = table.figuresByGroup()
        totals.changes = changeTable?.byCurrency ?? [:]
        totals.hasCancellations = hasCancellations
        return totals
    }

    var amountForms: AmountForms { parser.amountForms }

    /// Rows that were left out because their booking was counted before.
    var repeats: Repeats { seen.repeats }

    /// Evaluates every row of the chunk that belongs to the shard, until a policy takes too much work.
    mutating func count(_ chunk: RecordChunk, into outcome: inout ChunkWorker.Outcome) {
        let records = RecordReader(chunk, defaults: defaults.fields)
        var allowance = WorkAllowance(perRow: instructionsPerRow, policyCount: evaluator.policies.count)
        while true {
            outcome.exceeding = allowance.exceeding
            if outcome.exceeding != nil { return }
            let step = records.next()
            if case .end = step { return }
            guard shard.contains(line: records.line) else {
                if !hasCancellations, case .record = step { look(at: records) }
                continue
            }
            outcome.rows += 1
            if case .malformed(let reason) = step {
                outcome.rejected.append(RejectedRow(line: records.line, reason: reason, kind: reason))
                continue
            }
            do throws(RowParser.Rejection) {
                count(try parser.row(records), line: records.line, into: &outcome, &allowance)
            } catch {
                outcome.rejected.append(RejectedRow(line: records.line, reason: error.reason, kind: error.kind))
            }
        }
    }

    /// Notes whether a row of another part is a cancellation, so that every part knows of an input without any.
    private mutating func look(at record: RecordReader) {
        do throws(RowParser.Rejection) {
            _ = try parser.row(record)
            hasCancellations = true
        } catch {
            // The part that the row belongs to names it.
        }
    }

    private mutating func count(
        _ row: CancellationRow,
        line: Int,
        into outcome: inout ChunkWorker.Outcome,
        _ allowance: inout WorkAllowance
    ) {
        hasCancellations = true
        switch repeatRule {
        case .ignore: break
        case .report, .refuse: outcome.bookings.append(BookingKey.of(row), line: line)
        case .once: guard seen.isFirst(row, line: line) else { return }
        }
        let place = table.place(of: row)
        row.withPlainValues { booking in
            for policy in evaluator.policies {
                let refund = evaluator.refund(row, booking, policy: policy)
                // No script is asked when the provider cancelled.
                if row.cancelledBy != .provider { allowance.spend(evaluator.instructions, policy: policy) }
                table.count(place: place, policy: policy, paid: row.figures.paid, refund: refund?.amount)
                changeTable?.note(policy: policy, amount: refund?.amount)
                if reportsRows {
                    outcome.simulated.append(evaluator.report(row, line: line, policy: policy, refund))
                }
            }
        }
        changeTable?.count(row, line: line)
    }
}
