import Synchronization

/// Whether the server takes on work or is on its way out.
package final class ServerPhase: Sendable {
    private let ending = Atomic(false)

    package init() {}

    package var isEnding: Bool { ending.load(ordering: .acquiring) }

    package func end() { ending.store(true, ordering: .releasing) }
}
