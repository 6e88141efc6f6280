/// BYSETPOS, which picks from the instances of one period.
internal enum BySetPosition {
    /// The members at `positions`, counted from 1 or, if negative, from the end, in order.
    internal static func picked(_ positions: [Int], of instances: [Int64]) -> [Int64] {
        let indices = positions.map { $0 > 0 ? $0 - 1 : instances.count + $0 }
        return Set(indices.filter(instances.indices.contains)).sorted().map { instances[$0] }
    }
}
