/// One peer in one contest.
struct Contender {
    enum Role: String, Codable {
        /// Hand-written C; the fastest of a contest is the limit.
        case limit
        /// The engine of this project.
        case ours
        /// What anyone would use instead.
        case library
        /// For information: neither the limit nor a rival.
        case aside
    }

    let name: String
    let role: Role

    /// Does the work so many times and says how many nanoseconds that took.
    let time: (Int) throws -> Double

    init(_ name: String, _ role: Role, time: @escaping (Int) throws -> Double) {
        self.name = name
        self.role = role
        self.time = time
    }

    /// A contender that runs in this process; `work` gets the numbers below `inputs` in turn, and says how much it found.
    init(_ name: String, _ role: Role, inputs: Int = 1, work: @escaping (Int) -> Int) {
        var turn = 0
        self.init(
            name,
            role,
            time: { repetitions in
                var found = 0
                var input = turn
                let began = ContinuousClock.now
                for _ in 0..<repetitions {
                    found &+= work(input)
                    input += 1
                    if input == inputs { input = 0 }
                }
                let nanoseconds = (ContinuousClock.now - began).nanoseconds
                turn = input
                Sink.keep(found)
                return nanoseconds
            }
        )
    }
}

extension Contender {
    /// A contender that appends what it finds to an array, emptied before each computation, which so keeps its memory.
    init(_ name: String, _ role: Role, inputs: Int = 1, appending work: @escaping (Int, inout [Int64]) -> Void) {
        var turn = 0
        self.init(
            name,
            role,
            time: { repetitions in
                var kept: [Int64] = []
                work(turn, &kept)
                var found = 0
                var input = turn
                let began = ContinuousClock.now
                for _ in 0..<repetitions {
                    kept.removeLast(kept.count)
                    work(input, &kept)
                    found &+= kept.count
                    input += 1
                    if input == inputs { input = 0 }
                }
                let nanoseconds = (ContinuousClock.now - began).nanoseconds
                turn = input
                Sink.keep(found)
                return nanoseconds
            }
        )
    }
}

/// Keeps results from being optimised away.
enum Sink {
    nonisolated(unsafe) private(set) static var sum = 0

    @inline(never)
    static func keep(_ value: Int) { sum &+= value }
}

extension Duration {
    var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) / 1e9
    }
}
