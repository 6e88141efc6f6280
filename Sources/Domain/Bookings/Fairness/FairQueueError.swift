/// Why work was not let through.
package struct FairQueueError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// As much of the same share waits as may.
        case shareFull = "share_full"

        /// Too much waits in all, and no share has more than the one that came.
        case queueFull = "queue_full"
    }

    package let code: Code

    package var description: String {
        switch code {
        case .shareFull: "too much of the same origin waits"
        case .queueFull: "too much waits"
        }
    }
}
