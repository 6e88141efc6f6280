/// A part of an input, of which several machines each take one.
///
/// A row belongs to part *i* of *n* when the line on which it begins leaves the remainder *i* − 1, divided by *n*. So
/// the parts never overlap, miss nothing, and are the same on every machine.
public struct SimulationShard: Hashable, Sendable {
    /// 1 to `count`.
    public let index: Int

    /// How many parts there are.
    public let count: Int

    /// A part; `nil` unless `index` is 1 to `count`.
    public init?(index: Int, count: Int) {
        guard count >= 1, count <= 1_000_000, (1...count).contains(index) else { return nil }
        self.index = index
        self.count = count
    }

    /// A part from a text such as `2/8`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else { return nil }
        self.init(index: index, count: count)
    }

    /// The whole input.
    public static let whole = SimulationShard(uncheckedIndex: 1, count: 1)

    private init(uncheckedIndex index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    func contains(line: Int) -> Bool {
        count == 1 || line % count == index - 1
    }
}

extension SimulationShard: CustomStringConvertible {
    /// `2/8`.
    public var description: String { "\(index)/\(count)" }
}
