import TestSupport
import Testing

@testable import Marketplace

/// Values of many services by date.
struct DateColumnsTests {
    /// Beside a plain list of lists.
    @Test(arguments: 1...4 as ClosedRange<UInt64>) func everyServiceKeepsItsValues(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var columns = DateColumns(empty: -1)
        var model: [(firstDay: Int, elements: [Int])] = []
        for _ in 0..<200 {
            let lower = Int.random(in: 0...model.count, using: &random)
            let old = lower..<Int.random(in: lower...min(model.count, lower + 3), using: &random)
            let new = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                (
                    firstDay: Int.random(in: -100...20_600, using: &random),
                    elements: (0..<Int.random(in: 0...StartsByDate.days, using: &random)).map { _ in
                        Int.random(in: 0...1_000_000, using: &random)
                    }
                )
            }
            columns.replace(old, with: new)
            model.replaceSubrange(old, with: new)
            for (row, dates) in model.enumerated() {
                for (day, element) in zip(dates.firstDay..., dates.elements) { #expect(columns[row, day] == element) }
            }
        }
    }
}
