/// A bounded dictionary, which gives up the entry that was not asked for the longest.
public struct LeastRecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline
        var value: Value

        @usableFromInline
        var lastUse: UInt64

        @inlinable
        init(value: Value, lastUse: UInt64) {
            self.value = value
            self.lastUse = lastUse
        }
    }

    @usableFromInline
    let capacity: Int

    @usableFromInline
    var entries: [Key: Entry] = [:]

    @usableFromInline
    var uses: UInt64 = 0

    /// A cache of at most `capacity` entries, which is more than 0.
    @inlinable
    public init(capacity: Int) {
        precondition(capacity > 0, "A cache holds at least one entry.")
        self.capacity = capacity
    }

    /// O(1), and counts as a use.
    @inlinable
    public mutating func value(for key: Key) -> Value? {
        uses += 1
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].lastUse = uses
        return entries.values[index].value
    }

    /// Returns what had to go for it: O(capacity) when full, else O(1).
    @inlinable
    @discardableResult
    public mutating func insert(_ value: Value, for key: Key) -> Value? {
        uses += 1
        if let index = entries.index(forKey: key) {
            let replaced = entries.values[index].value
            entries.values[index] = Entry(value: value, lastUse: uses)
            return replaced
        }
        // A full search, as an insertion follows a miss, which has cost far more; a linked list would make each
        // look-up dearer instead.
        let oldest = entries.count < capacity ? nil : oldestEntry.map { entries.remove(at: $0).value.value }
        entries[key] = Entry(value: value, lastUse: uses)
        assert(entries.count <= capacity, "The cache holds more than its bound.")
        return oldest
    }

    /// Found by reading no more of the entries than when they were used.
    @inlinable
    var oldestEntry: Dictionary<Key, Entry>.Index? {
        let uses = entries.values
        return uses.indices.min { uses[$0].lastUse < uses[$1].lastUse }
    }

    /// The value that is no longer kept; O(1).
    @inlinable
    public mutating func remove(_ key: Key) -> Value? {
        entries.removeValue(forKey: key)?.value
    }
}
