import BenchWorkloads
import BoostPeer
import Intervals
import LimitPeers

/// One pair of sets in the form that each peer has it in, and its operations by every peer in this process.
final class SetOperands {
    let pair: SetPair
    private let sets: (first: IntervalSet, second: IntervalSet)
    private let a: Buffer<limit_interval>
    private let b: Buffer<limit_interval>
    private let unsorted: Buffer<limit_interval>
    private let boost: (first: OpaquePointer, second: OpaquePointer)

    init(_ pair: SetPair) {
        self.pair = pair
        sets = (IntervalSet(pair.first), IntervalSet(pair.second))
        (a, b, unsorted) = (Buffer(pair.first.native), Buffer(pair.second.native), Buffer(pair.unsorted.native))
        boost = (boost_set_create(a.pointer, a.capacity), boost_set_create(b.pointer, b.capacity))
    }

    /// Our result, made anew as a user has it.
    func ours(_ operation: SetOperation) -> IntervalSet {
        switch operation {
        case .union: sets.first.union(sets.second)
        case .intersection: sets.first.intersection(sets.second)
        case .subtraction: sets.first.subtracting(sets.second)
        case .unionUnsorted: IntervalSet(pair.unsorted)
        }
    }

    /// The count of a result in C, which goes to `out`; `scratch` is for sorting.
    func straight(
        _ operation: SetOperation,
        _ scratch: UnsafeMutablePointer<limit_interval>,
        _ out: UnsafeMutablePointer<limit_interval>
    ) -> Int {
        switch operation {
        case .union: limit_union_straight(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .intersection: limit_intersection_straight(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .subtraction: limit_subtraction_straight(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .unionUnsorted: limit_union_unsorted_sort(unsorted.pointer, unsorted.capacity, scratch, out)
        }
    }

    /// As `straight`, without branches, and with a radix sort.
    func branchFree(
        _ operation: SetOperation,
        _ scratch: UnsafeMutablePointer<limit_interval>,
        _ out: UnsafeMutablePointer<limit_interval>
    ) -> Int {
        switch operation {
        case .union: limit_union_branch_free(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .intersection: limit_intersection_branch_free(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .subtraction: limit_subtraction_branch_free(a.pointer, a.capacity, b.pointer, b.capacity, out)
        case .unionUnsorted: limit_union_unsorted_radix(unsorted.pointer, unsorted.capacity, scratch, out)
        }
    }

    /// The count of a result of Boost.ICL, which goes to `out` unless that is nothing.
    func boost(_ operation: SetOperation, _ out: UnsafeMutablePointer<limit_interval>?) -> Int {
        switch operation {
        case .union: boost_union(boost.first, boost.second, out)
        case .intersection: boost_intersection(boost.first, boost.second, out)
        case .subtraction: boost_subtraction(boost.first, boost.second, out)
        case .unionUnsorted: boost_union_unsorted(unsorted.pointer, unsorted.capacity, out)
        }
    }

    deinit {
        boost_set_destroy(boost.first)
        boost_set_destroy(boost.second)
        for buffer in [a, b, unsorted] { buffer.pointer.deallocate() }
    }
}

extension [Interval] {
    fileprivate var native: [limit_interval] { map { limit_interval(start: $0.start, end: $0.end) } }
}
