import Synchronization

/// Whether the server takes on work or is on its way out.
final class ServerPhase: Sendable {
    private let ending = Atomic(false)

    var isEnding: Bool { ending.load(ordering: .acquiring) }

    func end() { ending.store(true, ordering: .releasing) }
}
