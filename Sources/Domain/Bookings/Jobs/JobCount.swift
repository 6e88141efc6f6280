/// How many jobs of a kind wait, and for how long.
package struct JobCount: Hashable, Sendable {
    package let kind: JobKind
    package let status: Job.Status
    package let count: Int

    /// From when on the oldest of them could be claimed, unix seconds.
    package let oldestAvailableAt: Int64

    package init(kind: JobKind, status: Job.Status, count: Int, oldestAvailableAt: Int64) {
        self.kind = kind
        self.status = status
        self.count = count
        self.oldestAvailableAt = oldestAvailableAt
    }
}
