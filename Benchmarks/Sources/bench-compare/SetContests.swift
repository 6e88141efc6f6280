import BenchWorkloads
import Intervals
import LimitPeers

/// The set operations on operands of one size: one pair, or several in turn, which no branch predictor learns by heart.
struct SetContests {
    private let size: Int
    private let options: Options
    private let operands: [SetOperands]
    private let output: Buffer<limit_interval>
    private let scratch: Buffer<limit_interval>
    private let postgres: PostgresPeer?
    private let portion: PortionPeer?

    /// Peers outside this process have the first pair alone, and portion, which takes seconds past it, a thousand.
    init(size: Int, pairs: Int, _ options: Options, postgres: PostgresPeer?, portion: PortionPeer?) throws {
        self.size = size
        self.options = options
        self.postgres = postgres
        self.portion = size <= 1_000 ? portion : nil
        operands = (0..<pairs).map { SetOperands(SetPair(count: size, variant: $0)) }
        output = Buffer(capacity: 2 * size + 2, of: limit_interval())
        scratch = Buffer(capacity: 2 * size, of: limit_interval())
        try self.postgres?.load(operands[0].pair, size: size)
        try self.portion?.load(operands[0].pair, size: size)
    }

    /// One contest for each operation, checked.
    func contests() throws -> [Contest] {
        try SetOperation.allCases.map { operation in
            let results = try operands.map { try checkedResult(of: operation, $0) }
            let written = results.reduce(0, +) / operands.count
            let read = operation == .unionUnsorted ? size : 2 * size
            let suffix = operands.count == 1 ? "" : ", \(operands.count) in turn"
            return Contest(
                name: "\(operation.rawValue), \(size)\(suffix)",
                bytes: (read + written) * MemoryLayout<Interval>.size,
                contenders: inProcess(operation) + servers(operation)
            )
        }
    }

    private func inProcess(_ operation: SetOperation) -> [Contender] {
        let (operands, count) = (operands, operands.count)
        let (scratch, out) = (scratch.pointer, output.pointer)
        let names = operation.namesInC
        var contenders = [
            Contender("Bookable", .ours, inputs: count) { operands[$0].ours(operation).count },
            Contender(names.straight, .limit, inputs: count) { operands[$0].straight(operation, scratch, out) },
            Contender(names.branchFree, .limit, inputs: count) { operands[$0].branchFree(operation, scratch, out) },
        ]
        if options.has("boost") {
            contenders.append(
                Contender("Boost.ICL", .library, inputs: count) { operands[$0].boost(operation, nil) }
            )
        }
        return contenders
    }

    private func servers(_ operation: SetOperation) -> [Contender] {
        var contenders: [Contender] = []
        let (size, name) = (size, operation.rawValue)
        if let postgres {
            contenders.append(
                Contender("PostgreSQL", .library) { try postgres.timeSetOperation(name, size: size, $0) }
            )
        }
        if let portion {
            contenders.append(Contender("portion", .library) { try portion.timeSetOperation(name, size: size, $0) })
        }
        return contenders
    }

    /// The count of our result, after every peer has been found to have the same.
    private func checkedResult(of operation: SetOperation, _ operands: SetOperands) throws -> Int {
        let ours = Array(operands.ours(operation))
        let work = "\(operation.rawValue), \(size)"
        let names = operation.namesInC
        let straight = operands.straight(operation, scratch.pointer, output.pointer)
        try check(intervals(straight), of: names.straight, equals: ours, in: work)
        let branchFree = operands.branchFree(operation, scratch.pointer, output.pointer)
        try check(intervals(branchFree), of: names.branchFree, equals: ours, in: work)
        if options.has("boost") {
            let boost = operands.boost(operation, output.pointer)
            try check(intervals(boost), of: "Boost.ICL", equals: ours, in: work)
        }
        if let postgres, operands === self.operands[0] {
            let digest = try postgres.digest(operation.rawValue, size: size)
            try check([digest], of: "PostgreSQL", equals: [PostgresPeer.digest(of: ours)], in: work)
        }
        if let portion, operands === self.operands[0] {
            try check(portion.result(operation.rawValue, size: size), of: "portion", equals: ours, in: work)
        }
        return ours.count
    }

    private func intervals(_ count: Int) -> [Interval] {
        output.first(count).map { Interval(start: $0.start, end: $0.end) }
    }
}
