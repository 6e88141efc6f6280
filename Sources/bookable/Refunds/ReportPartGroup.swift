import Money
import Policies
import PolicySimulation

/// A group of one policy in the report of a part.
struct ReportPartGroup: Decodable {
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

    /// The figures; throws a ``ReportMerger/Refusal`` if `rows` cancellations cannot have them.
    func figures(atMost rows: Int) throws -> SimulationTotals.Figures {
        let most = Int128(rows) * Int128(Currency.maximumAmount)
        let failed = failed ?? 0
        let counts = [cancellations, refunded, failed]
        guard counts.allSatisfy({ (0...rows).contains($0) }), refunded + failed <= cancellations,
            (0...most).contains(paid), (0...paid).contains(refund)
        else { throw ReportMerger.Refusal("a group has figures that cannot be") }
        var figures = SimulationTotals.Figures()
        figures.cancellations = cancellations
        figures.refunded = refunded
        figures.failed = failed
        figures.paid = paid
        figures.refund = refund
        return figures
    }

    /// Whose figures they are; throws a ``ReportMerger/Refusal`` if a value has no meaning here, or one is not there.
    func key(_ dimensions: [SimulationDimension]) throws -> SimulationTotals.Group {
        guard let currency = Currency(currency) else { throw ReportMerger.Refusal("\(currency) is not a currency") }
        let initiator = cancelledBy.map(CancelledBy.init(rawValue:))
        if case .some(.none) = initiator { throw ReportMerger.Refusal("cancelled_by has an unknown value") }
        if let month, !Self.isMonth(month) { throw ReportMerger.Refusal("a month is not like 2026-03") }
        let named: [(SimulationDimension, Bool)] = [
            (.month, month != nil), (.provider, provider != nil), (.cancelledBy, initiator != nil),
        ]
        for (dimension, isNamed) in named where isNamed != dimensions.contains(dimension) {
            throw ReportMerger.Refusal(
                "a group has \(isNamed ? "a" : "no") \(dimension.rawValue), against what the report tells apart"
            )
        }
        return SimulationTotals.Group(
            month: month,
            provider: provider.map(ExactText.init),
            currency: currency,
            cancelledBy: initiator ?? nil
        )
    }

    private static func isMonth(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 7 && bytes[4] == UInt8(ascii: "-")
            && (bytes[..<4] + bytes[5...]).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
