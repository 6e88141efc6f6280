public import Policies

/// The result of a simulation, in a fixed order and ready to be written.
public struct SimulationReport: Hashable, Sendable {
    /// One policy's figures over some cancellations.
    public struct Line: Hashable, Sendable {
        /// What the cancellations have in common; only the currency, for totals.
        public let group: SimulationTotals.Group

        /// What the policy gives.
        public let figures: SimulationTotals.Figures

        /// Minor units more than under the baseline; `nil` without one, and for the baseline itself.
        public let difference: Int128?
    }

    /// A policy, its totals by currency, and its groups.
    public struct Section: Hashable, Sendable {
        /// The name by which the policy was asked for.
        public let name: String

        /// The policy's own name; `nil` if only the report of a part is known.
        public let title: String?

        /// What was evaluated.
        public let version: PolicyVersion

        /// The display name of the policy: its own name, or the requested one if they differ only in case.
        var label: String {
            guard let title, title.lowercased() != name.lowercased() else { return name }
            return title
        }

        /// One line for each currency, by code.
        public let totals: [Line]

        /// One line for each group, by the dimensions in their order and then the currency.
        public let groups: [Line]
    }

    /// Rows read, without the header.
    public let rows: Int

    /// Rows among them that are not cancellations.
    public let rejected: Int

    /// Rows among them that repeat the booking of an earlier row and were left out.
    public let leftOut: Int

    /// What groups are told apart by, besides the currency.
    public let dimensions: [SimulationDimension]

    /// The name of the policy that the others are compared with.
    public let baseline: String?

    /// The policies in the order of `Simulation.policies`.
    public let policies: [Section]

    /// The part of the input that was replayed.
    public let shard: SimulationShard

    /// The report of a simulation's totals.
    ///
    /// O(*g* log *g*) for each policy in the number of groups.
    public init(_ totals: SimulationTotals, of simulation: Simulation) {
        self.init(
            totals,
            subjects: simulation.policies.map { ($0.name, $0.policy.version) },
            titles: simulation.policies.map(\.policy.name),
            baseline: simulation.baseline,
            dimensions: simulation.dimensions,
            shard: simulation.shard
        )
    }

    /// The report of totals of the policies that are given with their names and versions.
    package init(
        _ totals: SimulationTotals,
        subjects: [(name: String, version: PolicyVersion)],
        titles: [String] = [],
        baseline: Int?,
        dimensions: [SimulationDimension],
        shard: SimulationShard
    ) {
        rows = totals.rows
        rejected = totals.rejected
        leftOut = totals.leftOut
        self.dimensions = dimensions
        self.shard = shard
        self.baseline = baseline.map { subjects[$0].name }
        let byGroup = GroupOrder(dimensions).sorted(totals.groups)
        let byCurrency = GroupOrder([]).sorted(Self.sum(totals.groups))
        policies = subjects.enumerated().map { index, subject in
            func line(_ group: SimulationTotals.Group, _ figures: [SimulationTotals.Figures]) -> Line {
                let base = baseline.flatMap { $0 == index ? nil : figures[$0].refund }
                return Line(
                    group: group,
                    figures: figures[index],
                    difference: base.map { figures[index].refund - $0 }
                )
            }
            return Section(
                name: subject.name,
                title: index < titles.count ? titles[index] : nil,
                version: subject.version,
                totals: byCurrency.map(line),
                groups: byGroup.map(line)
            )
        }
    }

    private static func sum(
        _ groups: [SimulationTotals.Group: [SimulationTotals.Figures]]
    ) -> [SimulationTotals.Group: [SimulationTotals.Figures]] {
        var sums: [SimulationTotals.Group: [SimulationTotals.Figures]] = [:]
        for (group, figures) in groups {
            let whole = SimulationTotals.Group(
                month: nil,
                provider: nil,
                currency: group.currency,
                cancelledBy: nil
            )
            guard var sum = sums[whole] else {
                sums[whole] = figures
                continue
            }
            for index in sum.indices { sum[index].add(figures[index]) }
            sums[whole] = sum
        }
        return sums
    }
}
