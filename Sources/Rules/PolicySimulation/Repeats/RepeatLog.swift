/// Finds rows that repeat the booking of an earlier one.
struct RepeatLog {
    /// The maximum number of rows that are remembered, at twelve bytes each.
    static let capacity = 1 << 24

    /// How many repeats are reported with their lines.
    private static let maximumNamed = 20

    /// Keys are told apart by so many bits before they are compared, so that what is compared fits a processor's cache.
    private static let bucketBits: UInt64 = 11

    private var parts: [BookingKeys] = []
    private var count = 0
    private var isComplete = true

    /// Takes the rows of a chunk, in the order of the input.
    mutating func add(_ part: BookingKeys) {
        guard !part.keys.isEmpty else { return }
        guard count + part.keys.count <= Self.capacity else {
            isComplete = false
            return
        }
        count += part.keys.count
        parts.append(part)
    }

    /// The repeats among all rows.
    ///
    /// O(*n*) in the rows.
    func repeats() -> Repeats {
        let repeated = repeatedKeys()
        var repeats = Repeats(isComplete: isComplete)
        guard !repeated.isEmpty else { return repeats }
        var first: [UInt64: UInt32] = [:]
        for part in parts {
            for (key, line) in zip(part.keys, part.lines) where repeated.contains(key) {
                guard let earlier = first[key] else {
                    first[key] = line
                    continue
                }
                repeats.add(line: Int(line), earlier: Int(earlier), maximumNamed: Self.maximumNamed)
            }
        }
        return repeats
    }

    private func repeatedKeys() -> Set<UInt64> {
        let buckets = 1 << Int(Self.bucketBits)
        let shift = 64 - Self.bucketBits
        var ends = [Int](repeating: 0, count: buckets)
        for part in parts {
            for key in part.keys { ends[Int(key >> shift)] += 1 }
        }
        var start = 0
        for bucket in 0..<buckets { (ends[bucket], start) = (start, start + ends[bucket]) }
        let sorted = [UInt64](unsafeUninitializedCapacity: count) { sorted, initialized in
            for part in parts {
                for key in part.keys {
                    sorted[ends[Int(key >> shift)]] = key
                    ends[Int(key >> shift)] += 1
                }
            }
            initialized = count
        }
        var repeated: Set<UInt64> = []
        var table = ProbeTable()
        var from = 0
        for end in ends {
            table.findRepeats(in: sorted[from..<end], into: &repeated)
            from = end
        }
        return repeated
    }

    /// A hash table of keys with open addressing.
    private struct ProbeTable {
        private var slots: [UInt64] = []

        mutating func findRepeats(in keys: ArraySlice<UInt64>, into repeated: inout Set<UInt64>) {
            guard keys.count > 1 else { return }
            var size = 16
            while size < 2 * keys.count { size *= 2 }
            if slots.count < size { slots = [UInt64](repeating: 0, count: size) }
            let mask = size - 1
            for place in 0..<size { slots[place] = 0 }
            var hasZero = false
            for key in keys {
                // Zero marks a free slot.
                if key == 0 {
                    if hasZero { repeated.insert(0) }
                    hasZero = true
                    continue
                }
                var place = Int(truncatingIfNeeded: key) & mask
                while slots[place] != 0, slots[place] != key { place = (place + 1) & mask }
                if slots[place] == key { repeated.insert(key) } else { slots[place] = key }
            }
        }
    }
}
