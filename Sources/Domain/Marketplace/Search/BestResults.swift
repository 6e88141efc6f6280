/// The first of many elements in an order, without sorting the rest.
struct BestResults<Element> {
    /// In their order, at most `limit`.
    private(set) var elements: [Element] = []
    private let limit: Int
    private let precedes: (Element, Element) -> Bool

    init(limit: Int, _ precedes: @escaping (Element, Element) -> Bool) {
        precondition(limit > 0, "At least one is wanted.")
        self.limit = limit
        self.precedes = precedes
    }

    /// Whether an element belongs to the best so far.
    func accepts(_ element: Element) -> Bool {
        elements.count < limit || elements.last.map { precedes(element, $0) } ?? true
    }

    /// O(1) for most elements that do not belong to the best, and O(limit) for others.
    mutating func insert(_ element: Element) {
        guard accepts(element) else { return }
        if elements.count == limit { elements.removeLast() }
        var (lower, upper) = (0, elements.count)
        while lower < upper {
            let middle = (lower + upper) / 2
            if precedes(element, elements[middle]) { upper = middle } else { lower = middle + 1 }
        }
        elements.insert(element, at: lower)
    }
}
