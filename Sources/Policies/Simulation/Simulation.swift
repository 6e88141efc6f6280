public import CivilTime
import CPolicyHost

/// Replays past cancellations under policies: what each would have paid.
///
/// The input is CSV after RFC 4180 in UTF-8, with a header that names its columns in any order; more columns may be there.
/// It is read as a stream, in constant memory.
public struct Simulation: Sendable {
    /// The policies to replay, the baseline among them.
    public let policies: [SimulatedPolicy]

    /// The place of the policy that the others are compared with.
    public let baseline: Int?

    /// What is told apart, in this order, besides the currency.
    public let dimensions: [SimulationDimension]
    private let zones: ZoneDirectory

    /// A simulation.
    ///
    /// A baseline that is not among the policies is added as the last of them.
    public init(
        policies: [SimulatedPolicy],
        baseline: SimulatedPolicy? = nil,
        dimensions: [SimulationDimension] = [.month],
        zones: ZoneDirectory = .system
    ) {
        var all = policies
        if let baseline, !all.contains(baseline) { all.append(baseline) }
        self.policies = all
        self.baseline = baseline.flatMap { all.firstIndex(of: $0) }
        self.dimensions = dimensions
        self.zones = zones
    }

    /// Replays every row of a stream.
    ///
    /// - Parameters:
    ///   - source: Fills a part of the given memory and returns how many bytes; 0 at the end.
    ///   - onRejected: Called for each row that is no cancellation, in order.
    ///   - onRow: Called for each row and policy, in order, when given. It makes the simulation slower.
    /// - Returns: The totals, exact to the minor unit.
    /// - Throws: A `SimulationError` when the input cannot be read or lacks a column. A bad row never stops the rest.
    public func run(
        reading source: @escaping (UnsafeMutableRawBufferPointer) throws(SimulationError) -> Int,
        onRejected: (RejectedRow) -> Void = { _ in },
        onRow: ((SimulatedRow) -> Void)? = nil
    ) throws(SimulationError) -> SimulationTotals {
        let records = RecordReader(source: source)
        var parser = RowParser(header: try CancellationHeader(records), zones: zones)
        var table = GroupTable(dimensions: dimensions, policyCount: policies.count)
        let evaluator = RowEvaluator(policies: policies, onRow: onRow)
        var totals = SimulationTotals()
        while true {
            let rejection: String?
            switch try records.next() {
            case .end:
                totals.groups = table.figuresByGroup()
                return totals
            case .malformed(let reason):
                rejection = reason
            case .record:
                rejection = parser.read(records) { evaluator.evaluate($0, line: records.line, into: &table) }
            }
            totals.rows += 1
            guard let rejection else { continue }
            totals.rejected += 1
            onRejected(RejectedRow(line: records.line, reason: rejection))
        }
    }
}
