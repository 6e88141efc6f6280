import CoreMetrics
import Synchronization

/// Observations counted by size; times are in seconds.
final class HistogramSeries: RecorderHandler, TimerHandler {
    /// The upper edges of the buckets, inclusive and ascending; one without an edge follows.
    let edges: [Double]
    private let state: Mutex<(counts: [Int], sum: Double)>

    init(edges: [Double]) {
        self.edges = edges
        state = Mutex((Array(repeating: 0, count: edges.count + 1), 0))
    }

    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let bucket = edges.firstIndex { value <= $0 } ?? edges.count
        state.withLock { state in
            state.counts[bucket] += 1
            state.sum += value
        }
    }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func write(_ name: String, _ labels: String, to text: inout MetricText) {
        let (counts, sum) = state.withLock { $0 }
        let others = labels.isEmpty ? "" : labels + ","
        var total = 0
        for (index, count) in counts.enumerated() {
            total += count
            let edge = index < edges.count ? MetricText.number(edges[index]) : "+Inf"
            text.add("\(name)_bucket", "\(others)le=\"\(edge)\"", Double(total))
        }
        text.add("\(name)_sum", labels, sum)
        text.add("\(name)_count", labels, Double(total))
    }
}
