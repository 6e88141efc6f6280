import BenchWorkloads
import BoostPeer
import Intervals
import LimitPeers

/// The set operations on operands of one size.
struct SetContests {
    private enum Operation: String, CaseIterable {
        case union, intersection, subtraction
        case unionUnsorted = "union unsorted"
    }

    private let size: Int
    private let options: Options
    private let pair: SetPair
    private let sets: (first: IntervalSet, second: IntervalSet)
    private let native:
        (first: Buffer<limit_interval>, second: Buffer<limit_interval>, unsorted: Buffer<limit_interval>)
    private let boost: (first: OpaquePointer, second: OpaquePointer)?
    private let output: Buffer<limit_interval>
    private let scratch: Buffer<limit_interval>
    private let postgres: PostgresPeer?
    private let portion: PortionPeer?

    init(size: Int, _ options: Options, postgres: PostgresPeer?, portion: PortionPeer?) throws {
        self.size = size
        self.options = options
        self.postgres = postgres
        // Past a thousand it takes seconds for each.
        self.portion = size <= 1_000 ? portion : nil
        pair = SetPair(count: size)
        sets = (IntervalSet(pair.first), IntervalSet(pair.second))
        native = (Buffer(pair.first.native), Buffer(pair.second.native), Buffer(pair.unsorted.native))
        boost =
            options.has("boost")
            ? (boost_set_create(native.first.pointer, size), boost_set_create(native.second.pointer, size)) : nil
        output = Buffer(capacity: 2 * size + 2, of: limit_interval())
        scratch = Buffer(capacity: 2 * size, of: limit_interval())
        try postgres?.load(pair, size: size)
        try self.portion?.load(pair, size: size)
    }

    /// One contest for each operation, checked.
    func contests() throws -> [Contest] {
        try Operation.allCases.map { operation in
            let ours = try checkedResult(of: operation)
            let read = operation == .unionUnsorted ? size : 2 * size
            var contest = Contest(
                name: "\(operation.rawValue), \(size)",
                bytes: (read + ours.count) * MemoryLayout<Interval>.size,
                contenders: [Contender("Bookable", .ours) { _ in self.compute(operation).count }]
            )
            for (name, _) in inC(operation) {
                contest.contenders.append(nativeContender(name, operation))
            }
            if options.has("boost") {
                contest.contenders.append(Contender("Boost.ICL", .library) { _ in self.boost(operation, nil) })
            }
            contest.contenders += servers(operation)
            return contest
        }
    }

    private func compute(_ operation: Operation) -> IntervalSet {
        switch operation {
        case .union: sets.first.union(sets.second)
        case .intersection: sets.first.intersection(sets.second)
        case .subtraction: sets.first.subtracting(sets.second)
        case .unionUnsorted: IntervalSet(pair.unsorted)
        }
    }

    private func inC(_ operation: Operation) -> [(name: String, run: () -> Int)] {
        let (a, b, unsorted) = (native.first.pointer, native.second.pointer, native.unsorted.pointer)
        let (n, out, scratch) = (size, output.pointer, scratch.pointer)
        return switch operation {
        case .union:
            [
                ("C straight", { limit_union_straight(a, n, b, n, out) }),
                ("C branch-free", { limit_union_branch_free(a, n, b, n, out) }),
            ]
        case .intersection:
            [
                ("C straight", { limit_intersection_straight(a, n, b, n, out) }),
                ("C branch-free", { limit_intersection_branch_free(a, n, b, n, out) }),
            ]
        case .subtraction:
            [
                ("C straight", { limit_subtraction_straight(a, n, b, n, out) }),
                ("C branch-free", { limit_subtraction_branch_free(a, n, b, n, out) }),
            ]
        case .unionUnsorted:
            [
                ("C sort", { limit_union_unsorted_sort(unsorted, n, scratch, out) }),
                ("C radix", { limit_union_unsorted_radix(unsorted, n, scratch, out) }),
            ]
        }
    }

    private func nativeContender(_ name: String, _ operation: Operation) -> Contender {
        let run = inC(operation).first { $0.name == name }?.run ?? { 0 }
        return Contender(name, .limit) { _ in run() }
    }

    private func boost(_ operation: Operation, _ out: UnsafeMutablePointer<limit_interval>?) -> Int {
        guard let boost else { return 0 }
        return switch operation {
        case .union: boost_union(boost.first, boost.second, out)
        case .intersection: boost_intersection(boost.first, boost.second, out)
        case .subtraction: boost_subtraction(boost.first, boost.second, out)
        case .unionUnsorted: boost_union_unsorted(native.unsorted.pointer, size, out)
        }
    }

    /// Our result, after every peer has been found to have the same.
    private func checkedResult(of operation: Operation) throws -> [Interval] {
        let ours = Array(compute(operation))
        let work = "\(operation.rawValue), \(size)"
        for (name, run) in inC(operation) {
            try check(output.first(run()).map(Interval.init), of: name, equals: ours, in: work)
        }
        if options.has("boost") {
            let count = boost(operation, output.pointer)
            try check(output.first(count).map(Interval.init), of: "Boost.ICL", equals: ours, in: work)
        }
        if let postgres {
            let digest = try postgres.digest(operation.rawValue, size: size)
            try check([digest], of: "PostgreSQL", equals: [PostgresPeer.digest(of: ours)], in: work)
        }
        if let portion {
            try check(portion.result(operation.rawValue, size: size), of: "portion", equals: ours, in: work)
        }
        return ours
    }

    private func servers(_ operation: Operation) -> [Contender] {
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
}

extension [Interval] {
    fileprivate var native: [limit_interval] { map { limit_interval(start: $0.start, end: $0.end) } }
}

extension Interval {
    fileprivate init(_ native: limit_interval) {
        self.init(start: native.start, end: native.end)
    }
}
