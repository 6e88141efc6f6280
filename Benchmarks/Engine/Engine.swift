import BenchWorkloads
import Benchmark
import Intervals
import Scheduling

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput], warmupIterations: 10)

    for name in ["day", "month", "year"] {
        Benchmark("slots: \(name), whole") { benchmark in
            let workload = try Workload.named(name)
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                blackHole(workload.prepared().slots(workload.rules, now: workload.now, in: workload.range))
            }
        }
        Benchmark("slots: \(name), prepared") { benchmark in
            let workload = try Workload.named(name)
            let calendar = workload.prepared()
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations {
                blackHole(calendar.slots(workload.rules, now: workload.now, in: workload.range))
            }
        }
    }
    let pair = SetPair(count: 100_000)
    let (first, second) = (IntervalSet(pair.first), IntervalSet(pair.second))
    let operations: [(String, @Sendable () -> IntervalSet)] = [
        ("union", { first.union(second) }),
        ("intersection", { first.intersection(second) }),
        ("subtraction", { first.subtracting(second) }),
        ("union of unsorted", { IntervalSet(pair.unsorted) }),
    ]
    for (name, operation) in operations {
        Benchmark("sets of 100,000: \(name)") { benchmark in
            for _ in benchmark.scaledIterations { blackHole(operation()) }
        }
    }
}
