import BenchWorkloads
import Scheduling

/// Whether cost grows with the work alone: providers times months, and what a slot costs.
struct Linearity: Codable {
    struct Point: Codable {
        let providers: Int
        let months: Int
        let slots: Int
        let nanosecondsPerSlot: Double
    }

    let points: [Point]

    /// The greatest cost of a slot over the least.
    var spread: Double {
        let costs = points.map(\.nanosecondsPerSlot)
        return (costs.max() ?? 0) / (costs.min() ?? 1)
    }

    /// Measures the query of prepared calendars, each size in turn, round by round.
    init(_ month: Workload, _ options: Options) throws {
        var sizes: [(providers: Int, months: Int)] = []
        var contenders: [Contender] = []
        var slots: [Int] = []
        for months in [1, 10, 100] {
            for providers in [1, 10, 100] {
                let workloads = try (0..<providers).map { try month.repeated(months: months, seed: UInt64($0 + 1)) }
                let calendars = workloads.map { $0.prepared() }
                let query: (Int) -> Int = { _ in
                    zip(workloads, calendars).reduce(0) { sum, pair in
                        sum + pair.1.slots(pair.0.rules, now: pair.0.now, in: pair.0.range).count
                    }
                }
                sizes.append((providers, months))
                slots.append(query(0))
                contenders.append(Contender("\(providers)×\(months)", .ours, work: query))
            }
        }
        let result = try Contest(name: "linearity", contenders: contenders).run(options)
        points = zip(zip(sizes, slots), result.peers).map { size, peer in
            Point(
                providers: size.0.providers,
                months: size.0.months,
                slots: size.1,
                nanosecondsPerSlot: peer.median / Double(size.1)
            )
        }
    }
}
