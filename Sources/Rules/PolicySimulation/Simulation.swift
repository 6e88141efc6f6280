public import CivilTime
import CPolicyHost

/// Replays past cancellations under policies: what each would have paid.
///
/// The input is CSV with a header that names its columns in any order; more columns may be there. It is read as a stream.
/// Memory grows by twelve bytes for a row where repeated bookings are looked for, and not with the rows otherwise.
public struct Simulation: Sendable {
    /// The policies to replay, the baseline among them.
    public let policies: [SimulatedPolicy]

    /// The place of the policy that the others are compared with.
    public let baseline: Int?

    /// What is told apart, in this order, besides the currency.
    public let dimensions: [SimulationDimension]

    /// How many cores share the work, at least 1; the result is the same for any number.
    public var jobs = 1

    /// The part of the input that is replayed.
    public var shard = SimulationShard.whole

    /// How many instructions a policy may take for a row, on average over a chunk of the input.
    ///
    /// A usual policy takes 25 to 130. One that takes more than this ends the simulation, which else could last for days.
    public var instructionsPerRow = 2_000

    /// Whether the totals tell how each booking's refund changes against the baseline, if there is one.
    public var measuresChanges = false

    /// How the input is to be read.
    public var reading = ReadingOptions()

    /// What becomes of rows that repeat a booking.
    public var repeats = RepeatRule.ignore

    let zones: ZoneDirectory

    /// A simulation of the whole input on one core.
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
}
