import Glibc

/// Numbers names in the order in which they first occur, by their bytes and without a text for each.
struct NameTable {
    /// The bytes of all names, one after the other.
    private var bytes: [UInt8] = []

    /// Where each name ends.
    private var ends: [Int] = []

    /// Numbers by the hash of their name, at most half of the slots; -1 where there is none.
    private var slots: [Int32] = Array(repeating: -1, count: 64)

    /// The number of a name, from 0; at most 2,147,483,647 names.
    ///
    /// O(1) on average.
    mutating func number(of name: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = Self.hash(UnsafeRawBufferPointer(name)) & (slots.count - 1)
        while slots[slot] >= 0 {
            if holds(Int(slots[slot]), name) { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(ends.count)
        bytes.append(contentsOf: name)
        ends.append(bytes.count)
        if ends.count * 2 > slots.count { grow() }
        return ends.count - 1
    }

    private func holds(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = number > 0 ? ends[number - 1] : 0
        guard ends[number] - start == name.count, let base = name.baseAddress else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { memcmp($0 + start, base, name.count) == 0 } ?? false
        }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        var start = 0
        for (number, end) in ends.enumerated() {
            var slot = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[start..<end])) }
            slot &= slots.count - 1
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
            start = end
        }
    }

    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: name)
        return hasher.finalize()
    }
}
