package import CivilTime

/// How many jobs of a kind wait, and for how long.
package struct JobCount: Hashable, Sendable {
    package let kind: JobKind
    package let status: Job.Status
    package let count: Int

    /// From when on the oldest of them could be claimed.
    package let oldestAvailableAt: Instant

    package init(kind: JobKind, status: Job.Status, count: Int, oldestAvailableAt: Instant) {
        self.kind = kind
        self.status = status
        self.count = count
        self.oldestAvailableAt = oldestAvailableAt
    }
}
