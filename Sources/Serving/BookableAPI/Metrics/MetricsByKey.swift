import Synchronization

/// Metrics by what they count, so that labels are written once and not for every request.
///
/// It never forgets: there must be few keys, which nobody outside can make up.
final class MetricsByKey<Key: Hashable & Sendable, Metric: Sendable>: Sendable {
    private let kept = Mutex<[Key: Metric]>([:])

    /// The metric of the key, made where it is the first time.
    func metric(of key: Key, _ make: () -> Metric) -> Metric {
        kept.withLock { kept in
            if let metric = kept[key] { return metric }
            let metric = make()
            kept[key] = metric
            return metric
        }
    }
}
