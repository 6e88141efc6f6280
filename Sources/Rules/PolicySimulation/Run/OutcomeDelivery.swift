/// Tells an observer what chunks gave, in the order of the input, whatever the order in which they are done.
struct OutcomeDelivery {
    private let observer: Simulation.Observer
    private let simulation: Simulation
    private var waiting: [Int: ChunkWorker.Outcome] = [:]
    private var next = 0
    private var rows = 0
    private var rejected = 0
    private var repeatLog = RepeatLog()

    init(_ observer: Simulation.Observer, of simulation: Simulation) {
        self.observer = observer
        self.simulation = simulation
    }

    /// Takes an outcome and delivers those whose turn it is; throws what the observer throws, and
    /// ``SimulationError/Code/costly`` where a policy took too much work.
    mutating func add(_ outcome: ChunkWorker.Outcome) throws {
        waiting[outcome.number] = outcome
        while let outcome = waiting.removeValue(forKey: next) {
            next += 1
            if let policy = outcome.exceeding { throw SimulationError(excessOf: policy, in: simulation) }
            rows += outcome.rows
            rejected += outcome.rejected.count
            repeatLog.add(outcome.bookings)
            for row in outcome.rejected { try observer.onRejected(row) }
            if let onRow = observer.onRow {
                for row in outcome.simulated { try onRow(row) }
            }
            observer.onProgress(rows)
        }
    }

    /// What was delivered, with the figures of the workers.
    ///
    /// Throws code `.unclear` if it stayed open what amounts count, and `.repeated` if repeated bookings are refused.
    func totals(of workers: [ChunkWorker]) throws(SimulationError) -> SimulationTotals {
        if workers.reduce(AmountForms(), { $0.union($1.amountForms) }).areUnclear { throw .unclearAmounts }
        var totals = SimulationTotals()
        totals.rows = rows
        totals.rejected = rejected
        for worker in workers {
            totals.merge(worker.totals)
        }
        switch simulation.repeats {
        case .ignore: break
        case .once:
            totals.repeats = workers.first?.repeats ?? Repeats()
            totals.leftOut = totals.repeats.count
        case .report, .refuse: totals.repeats = repeatLog.repeats()
        }
        if simulation.repeats == .refuse, let repeats = totals.repeats.description {
            throw SimulationError(code: .repeated, message: "\(repeats); --repeated once counts each booking once")
        }
        if let counted = totals.cancellations {
            precondition(
                counted + rejected + totals.leftOut == rows,
                "a row of a simulation was neither counted, rejected nor left out"
            )
        }
        return totals
    }
}
