/// What one thing took, round by round.
struct Times {
    private var sorted: [Double] = []

    mutating func add(_ time: Double) {
        sorted.insert(time, at: sorted.firstIndex { $0 > time } ?? sorted.endIndex)
    }

    /// At least one round must have been.
    var median: Double { (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2 }

    /// The least of the rounds.
    var least: Double { sorted[0] }
}
