extension Language {
    /// `a, b, and c`; empty if there is nothing to list.
    public func list(_ items: [String]) -> String { joined(items, facts.conjunction) }

    /// `a, b, or c`; empty if there is nothing to list.
    public func alternatives(_ items: [String]) -> String { joined(items, facts.disjunction) }

    private func joined(_ items: [String], _ patterns: ListPatterns) -> String {
        guard let first = items.first, let last = items.last, items.count > 1 else { return items.first ?? "" }
        guard items.count > 2 else { return patterns.two.filling(first, last) }
        // From the back, as UTS 35 builds lists: the end, the middles, the start.
        var text = patterns.end.filling(items[items.count - 2], last)
        for position in stride(from: items.count - 3, through: 0, by: -1) {
            text = (position == 0 ? patterns.start : patterns.middle).filling(items[position], text)
        }
        return text
    }
}
