/// A bounded dictionary, which gives up the entry that was not asked for the longest.
struct LeastRecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Entry {
        var value: Value
        var lastUse: UInt64
    }

    private let capacity: Int
    private var entries: [Key: Entry] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) {
        precondition(capacity > 0, "A cache holds at least one entry.")
        self.capacity = capacity
    }

    /// O(1), and counts as a use.
    mutating func value(for key: Key) -> Value? {
        uses += 1
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].lastUse = uses
        return entries.values[index].value
    }

    /// Returns what had to go for it: O(capacity) when full, else O(1).
    mutating func insert(_ value: Value, for key: Key) -> Value? {
        uses += 1
        if let index = entries.index(forKey: key) {
            let replaced = entries.values[index].value
            entries.values[index] = Entry(value: value, lastUse: uses)
            return replaced
        }
        let oldest = entries.count < capacity ? nil : entries.min { $0.value.lastUse < $1.value.lastUse }
        if let oldest { entries[oldest.key] = nil }
        entries[key] = Entry(value: value, lastUse: uses)
        return oldest?.value.value
    }

    mutating func remove(_ key: Key) -> Value? {
        entries.removeValue(forKey: key)?.value
    }

    mutating func removeAll() {
        entries = [:]
    }
}
