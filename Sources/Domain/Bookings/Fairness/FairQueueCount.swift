/// How full a ``FairQueue`` is and what it has refused.
package struct FairQueueCount: Hashable, Sendable {
    package internal(set) var running = 0
    package internal(set) var waiting = 0

    /// Refused since the start, by reason.
    package internal(set) var refused: [FairQueueError.Code: Int] = [:]
}
