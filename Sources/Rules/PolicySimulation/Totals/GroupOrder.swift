import Policies
import Money

/// Puts groups into the order of a report: that of their names' bytes.
struct GroupOrder {
    private let dimensions: [SimulationDimension]

    init(_ dimensions: [SimulationDimension]) {
        self.dimensions = dimensions
    }

    func sorted(
        _ groups: [SimulationTotals.Group: [SimulationTotals.Figures]]
    ) -> [(SimulationTotals.Group, [SimulationTotals.Figures])] {
        groups.map { (key: names(of: $0.key).map(ExactText.init), entry: ($0.key, $0.value)) }
            .sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.entry)
    }

    /// The group's value in each dimension, and its currency.
    func names(of group: SimulationTotals.Group) -> [String] {
        dimensions.filter { $0 != .currency }.map { group[$0] } + [group.currency.code]
    }
}

extension SimulationTotals.Group {
    /// The group's value in a dimension, as text.
    subscript(dimension: SimulationDimension) -> String {
        switch dimension {
        case .month: month ?? ""
        case .provider: provider?.text ?? ""
        case .currency: currency.code
        case .cancelledBy: cancelledBy?.rawValue ?? ""
        }
    }
}
