import Foundation
import Money
import Policies

/// The report of a part of an input, read from the JSON that `refunds simulate` writes.
struct ReportPart: Decodable {
    struct Input: Decodable {
        let rows: Int
        let rejected: Int
    }

    struct Policy: Decodable {
        let policy: String
        let version: String
        let groups: [Group]
    }

    struct Group: Decodable {
        let month: String?
        let provider: String?
        let currency: String
        let cancelledBy: String?
        let cancellations: Int
        let refunded: Int
        let failed: Int?
        let paid: Int128
        let refund: Int128

        enum CodingKeys: String, CodingKey {
            case month, provider, currency, cancellations, refunded, failed, paid, refund
            case cancelledBy = "cancelled_by"
        }

        var figures: SimulationTotals.Figures {
            var figures = SimulationTotals.Figures()
            figures.cancellations = cancellations
            figures.refunded = refunded
            figures.failed = failed ?? 0
            figures.paid = paid
            figures.refund = refund
            return figures
        }

        /// Whose figures they are; throws where a value has no meaning here.
        func key() throws -> SimulationTotals.Group {
            guard let currency = Currency(currency) else { throw ReportMerger.Refusal("\(currency) is no currency") }
            let initiator = cancelledBy.map(CancelledBy.init(rawValue:))
            if case .some(.none) = initiator { throw ReportMerger.Refusal("cancelled_by has an unknown value") }
            return SimulationTotals.Group(
                month: month,
                provider: provider,
                currency: currency,
                cancelledBy: initiator ?? nil
            )
        }
    }

    let input: Input
    let by: [String]
    let shard: String?
    let baseline: String?
    let policies: [Policy]

    /// What all parts must have in common.
    var subject: [String] {
        ["by \(by.joined(separator: ", "))", "baseline \(baseline ?? "none")"]
            + policies.map { "\($0.policy) \($0.version)" }
    }

    /// The part's figures.
    func totals() throws -> SimulationTotals {
        var totals = SimulationTotals()
        totals.rows = input.rows
        totals.rejected = input.rejected
        for (index, policy) in policies.enumerated() {
            for group in policy.groups {
                let key = try group.key()
                let empty = Array(repeating: SimulationTotals.Figures(), count: policies.count)
                totals.groups[key, default: empty][index].add(group.figures)
            }
        }
        return totals
    }
}
