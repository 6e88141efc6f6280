import Bookings
import BookableAPI
import Foundation
import Money

/// What a check found out about a script that can be used.
struct PolicyFindings: Sendable {
    let name: String
    let description: String

    /// What a client is told, sentence by sentence; in English, as the check writes it.
    let sentences: [String]
    let warnings: [PolicyScreening.Warning]

    /// What it gives back of an example.
    let summary: PolicySummary?

    /// The policies that can be chosen, of the same example.
    let others: [PolicyOption]
}

extension PolicySummary {
    /// What a curve says as the API tells it, in the form of `PolicyCurve.json()`; `nil` if it says nothing that can be drawn.
    init?(name: String, description: String, curve bytes: [UInt8]) throws {
        let curve = try JSONDecoder().decode(CurveDocument.self, from: Data(bytes))
        guard curve.exact, let currency = Currency(curve.currency) else { return nil }
        self.init(
            name: name,
            description: description,
            paid: MonetaryAmount(curve.paid, currency),
            steps: curve.steps.map { Step(notice: $0.notice, amount: $0.amount) }
        )
    }

    private struct CurveDocument: Decodable {
        struct Step: Decodable {
            let notice: Int64
            let amount: Int64?
        }

        let currency: String
        let paid: Int64
        let exact: Bool
        let steps: [Step]
    }
}
