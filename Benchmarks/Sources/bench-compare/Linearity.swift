import BenchWorkloads
import Scheduling

/// Whether cost grows with the work alone: providers times months, and what a slot costs.
struct Linearity: Codable {
    struct Point: Codable {
        let providers: Int
        let months: Int
        let slots: Int
        /// By the median of the rounds, and by the least.
        let nanosecondsPerSlot: Double
        let leastNanosecondsPerSlot: Double
    }

    let points: [Point]

    /// The cost of a slot at the size where it is greatest over that where it is least.
    func spread(_ cost: KeyPath<Point, Double>) -> Double {
        let costs = points.map { $0[keyPath: cost] }
        return (costs.max() ?? 0) / (costs.min() ?? 1)
    }

    /// Measures the query of prepared calendars, each size in turn, round by round.
    ///
    /// Every month of every provider is drawn alike, so that a slot means the same work at each size. There are a hundred
    /// providers, who are asked in groups, and the groups take turns: so all sizes have the same providers.
    init(_ month: Workload, _ options: Options) throws {
        let all = 100
        var sizes: [(providers: Int, months: Int)] = []
        var contenders: [Contender] = []
        var slots: [Int] = []
        for months in [1, 10, 100] {
            let workloads = try (1...all).map { try month.repeated(months: months, seed: UInt64($0)) }
            let calendars = Buffer(workloads.map { $0.prepared() }).pointer
            let (rules, now, range) = (month.rules, month.now, workloads[0].range)
            let found = (0..<all).reduce(0) { $0 + calendars[$1].slots(rules, now: now, in: range).count }
            for providers in [1, 10, all] {
                sizes.append((providers, months))
                slots.append(found * providers / all)
                let name = "\(providers)×\(months)"
                contenders.append(
                    Contender(name, .ours, inputs: all / providers) { group, starts in
                        for provider in (group * providers)..<((group + 1) * providers) {
                            starts.removeLast(starts.count)
                            calendars[provider].appendSlots(rules, now: now, in: range, to: &starts)
                        }
                    }
                )
            }
        }
        let result = try Contest(name: "linearity", contenders: contenders).run(options)
        points = zip(zip(sizes, slots), result.peers).map { size, peer in
            Point(
                providers: size.0.providers,
                months: size.0.months,
                slots: size.1,
                nanosecondsPerSlot: peer.median / Double(size.1),
                leastNanosecondsPerSlot: peer.least / Double(size.1)
            )
        }
    }
}
