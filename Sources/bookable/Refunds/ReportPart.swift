import Foundation
import Money
import Policies
import PolicySimulation

/// The report of a part of an input, read from the JSON that `refunds simulate` writes.
struct ReportPart: Decodable {
    struct Input: Decodable {
        let rows: Int
        let rejected: Int

        /// Rows that repeat a booking and were left out.
        let leftOut: Int?

        enum CodingKeys: String, CodingKey {
            case rows, rejected
            case leftOut = "left_out"
        }
    }

    struct Policy: Decodable {
        let policy: String
        let version: String
        let groups: [ReportPartGroup]
    }

    let input: Input
    let by: [String]
    let shard: String?
    let baseline: String?
    let policies: [Policy]

    /// The most rows of a part: sums over millions of such parts are still exact.
    private static let maximumRows = 1 << 40

    /// What all parts must have in common.
    var subject: [ExactText] {
        let setting = ["by \(by.joined(separator: ", "))", "baseline \(baseline ?? "none")"]
        return (setting + policies.map { "\($0.policy) \($0.version)" }).map(ExactText.init)
    }

    /// What is told apart; throws a ``ReportMerger/Refusal`` for a name without a meaning here.
    func dimensions() throws -> [SimulationDimension] {
        try by.map { name in
            guard let dimension = SimulationDimension(rawValue: name) else {
                throw ReportMerger.Refusal("\(name) is not a dimension")
            }
            return dimension
        }
    }

    /// The part's figures; throws a ``ReportMerger/Refusal`` if they do not add up to its rows.
    func totals() throws -> SimulationTotals {
        let leftOut = input.leftOut ?? 0
        guard (0...Self.maximumRows).contains(input.rows), (0...input.rows).contains(input.rejected),
            (0...input.rows - input.rejected).contains(leftOut)
        else {
            throw ReportMerger.Refusal("\(input.rejected) rejected rows of \(input.rows) cannot be")
        }
        let dimensions = try dimensions()
        let counted = input.rows - input.rejected - leftOut
        var totals = SimulationTotals()
        totals.rows = input.rows
        totals.rejected = input.rejected
        totals.leftOut = leftOut
        totals.hasCancellations = counted > 0
        let empty = Array(repeating: SimulationTotals.Figures(), count: policies.count)
        for (index, policy) in policies.enumerated() {
            for group in policy.groups {
                let key = try group.key(dimensions)
                totals.groups[key, default: empty][index].add(try group.figures(atMost: counted))
            }
            let sum = totals.groups.values.reduce(0) { $0 + $1[index].cancellations }
            guard sum == counted else {
                throw ReportMerger.Refusal(
                    "the groups of \(policy.policy) have \(sum) cancellations, and \(counted) rows were not rejected"
                )
            }
        }
        return totals
    }
}
