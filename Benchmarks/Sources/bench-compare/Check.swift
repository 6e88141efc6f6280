import BenchWorkloads

/// Ends the run when a peer's answer is not ours.
func check<Element: Equatable>(_ answer: [Element], of peer: String, equals ours: [Element], in work: String) throws {
    guard answer != ours else { return }
    let position = zip(answer, ours).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place =
        position.map { "first at position \($0): \(answer[$0]), not \(ours[$0])" } ?? "up to the shorter they agree"
    throw WorkloadError("\(work): \(peer) has \(answer.count) where this side has \(ours.count); \(place)")
}
