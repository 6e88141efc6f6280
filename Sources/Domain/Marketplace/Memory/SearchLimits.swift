import Foundation

/// How much searches may take of the server.
package struct SearchLimits: Sendable {
    /// How many ranges of time one search may look through for a first start; beyond, it is refused as too broad.
    ///
    /// Each service that fits costs one, and one for each date if hours are asked for.
    package var ranges = 500_000

    /// How many searches compute at once: at most half of the cores, so that others are answered meanwhile.
    package var searchesAtOnce = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)

    /// How many searches wait until others have been computed, and how many until what has changed was read.
    package var maximumWaiters = 256

    package init() {}
}
