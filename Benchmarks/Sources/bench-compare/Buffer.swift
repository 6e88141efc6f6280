/// Memory that is taken once and written again and again, as a careful C program would have it.
///
/// Never freed: there are a handful, for the length of the run.
struct Buffer<Element> {
    let pointer: UnsafeMutablePointer<Element>
    let capacity: Int

    init(capacity: Int, of zero: Element) {
        pointer = .allocate(capacity: capacity)
        // Touched here, so that no measured run pays for the first use of a page.
        pointer.initialize(repeating: zero, count: capacity)
        self.capacity = capacity
    }

    /// A copy of `elements` that stays where it is.
    init(_ elements: [Element]) {
        pointer = .allocate(capacity: elements.count)
        capacity = elements.count
        for (position, element) in elements.enumerated() { (pointer + position).initialize(to: element) }
    }

    func first(_ count: Int) -> [Element] {
        Array(UnsafeBufferPointer(start: pointer, count: count))
    }
}
