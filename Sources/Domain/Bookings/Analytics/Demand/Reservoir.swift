/// A sample of bounded size of all elements that were added, each as likely to be in it as any other.
package struct Reservoir<Element> {
    private let capacity: Int
    package private(set) var elements: [Element] = []

    /// How many were added.
    package private(set) var seen: Int64 = 0

    /// - Precondition: `capacity` is positive.
    package init(capacity: Int) {
        precondition(capacity > 0, "A sample has room for something.")
        self.capacity = capacity
    }

    /// Adds an element, perhaps in the place of another (Vitter's algorithm R).
    ///
    /// O(1).
    package mutating func add(_ element: @autoclosure () -> Element, using random: inout SmallRandom) {
        seen += 1
        if elements.count < capacity { return elements.append(element()) }
        let place = Int64.random(in: 0..<seen, using: &random)
        if place < Int64(capacity) { elements[Int(place)] = element() }
    }

    /// How many of those that were added an element of the sample stands for: a whole number whose mean over all draws is
    /// `seen / count`.
    package func share(using random: inout SmallRandom) -> Int64 {
        let count = Int64(elements.count)
        guard count > 0 else { return 0 }
        let (whole, rest) = seen.quotientAndRemainder(dividingBy: count)
        return whole + (rest > 0 && Int64.random(in: 0..<count, using: &random) < rest ? 1 : 0)
    }
}
