/// Ascending starts, kept as runs of equal steps.
///
/// A year of slots on a grid takes as much memory as it has gaps; starts without any order take as much as in an array.
struct SlotRuns: Sendable, Sequence {
    private struct Run {
        let first: Int64

        /// Seconds.
        var step: Int32 = 0
        var count: Int32 = 1

        var last: Int64 { first + Int64(step) * Int64(count - 1) }
    }

    private let runs: [Run]
    let count: Int

    /// O(n) for *n* starts.
    ///
    /// - Parameter starts: Unix seconds.
    init(_ starts: [Int64]) {
        var runs: [Run] = []
        for start in starts {
            guard var run = runs.last, let step = Int32(exactly: start - run.last), run.count == 1 || step == run.step
            else {
                runs.append(Run(first: start))
                continue
            }
            precondition(step > 0, "The starts are not ascending.")
            run.step = step
            run.count += 1
            runs[runs.count - 1] = run
        }
        self.runs = runs
        count = starts.count
    }

    /// The memory that the runs take, in bytes.
    var size: Int { runs.capacity * MemoryLayout<Run>.stride }

    func makeIterator() -> Iterator { Iterator(self) }

    struct Iterator: IteratorProtocol {
        private let runs: [Run]
        private var run = 0
        private var place: Int32 = 0

        init(_ starts: SlotRuns) {
            runs = starts.runs
        }

        mutating func next() -> Int64? {
            guard run < runs.count else { return nil }
            let start = runs[run].first + Int64(runs[run].step) * Int64(place)
            place += 1
            if place == runs[run].count {
                run += 1
                place = 0
            }
            return start
        }
    }
}
