/// An event that replaces an instance of a series, or all from one on.
internal struct Override {
    internal let event: EventRecord
    /// The RECURRENCE-ID as it was written.
    internal let instance: TimeValue
    /// The instant of the RECURRENCE-ID, which may be given in any zone.
    internal let instant: Int64
    /// When the instance takes place now; `nil` if it was cancelled.
    internal let time: EventTime?

    internal var isForFuture: Bool { event.recurrence?.isForFuture ?? false }

    private struct Key: Hashable {
        let instant: Int64
        let isDate: Bool
    }

    private var key: Key { Key(instant: instant, isDate: instance.isDate) }

    /// Those that no other of the same instance is newer than.
    internal static func newest(_ overrides: [Override]) -> [Override] {
        guard overrides.count > 1 else { return overrides }
        var best: [Key: EventRecord] = [:]
        for override in overrides {
            if let known = best[override.key], !override.event.supersedes(known) { continue }
            best[override.key] = override.event
        }
        return overrides.filter { override in best[override.key].map { !$0.supersedes(override.event) } ?? true }
    }
}
