/// The names that were inserted last, as many as the capacity allows.
internal struct RecentNames: Sendable {
    private let capacity: Int
    private var names: Set<String> = []

    /// The names in a circle; the oldest one stands at `next` once the circle is full.
    private var circle: [String] = []
    private var next = 0

    internal init(capacity: Int) {
        precondition(capacity > 0, "At least one name is remembered.")
        self.capacity = capacity
    }

    internal func contains(_ name: String) -> Bool { names.contains(name) }

    /// O(1); forgets the oldest name if the capacity is reached.
    internal mutating func insert(_ name: String) {
        // A name that is asked for again keeps its place: moving it would take a search of the circle.
        guard names.insert(name).inserted else { return }
        if circle.count < capacity {
            circle.append(name)
        } else {
            names.remove(circle[next])
            circle[next] = name
            next = (next + 1) % capacity
        }
        assert(names.count == circle.count && circle.count <= capacity, "The circle holds each name once.")
    }
}
