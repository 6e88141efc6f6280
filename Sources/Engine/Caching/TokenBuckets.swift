/// A bucket of tokens for each key: so many at first, and more as time goes by.
///
/// Holds one number for each key (the generic cell rate algorithm), and those of at most `maximumKeys` keys.
package struct TokenBuckets<Key: Hashable & Sendable>: Sendable {
    /// Tokens that a bucket holds when it is full.
    package let capacity: Int64

    /// Milliseconds in which one token is added.
    package let interval: Int64
    private let maximumKeys: Int

    /// When each bucket will be full again, milliseconds; a key that is not here has a full one.
    private var fullAt: [Key: Int64] = [:]

    /// Buckets that get one token in each `interval` of milliseconds, and of which at most `maximumKeys` are known.
    package init(capacity: Int64, interval: Int64, maximumKeys: Int = 10_000) {
        precondition(capacity > 0 && interval > 0 && maximumKeys > 1, "buckets hold tokens, and there is room for some")
        self.capacity = capacity
        self.interval = interval
        self.maximumKeys = maximumKeys
    }

    package init(capacity: Int64, perMinute: Int64, maximumKeys: Int = 10_000) {
        precondition(perMinute > 0, "tokens are added")
        // Rounded down to whole milliseconds: a bucket may fill a little too fast, and never slower than it promises.
        self.init(capacity: capacity, interval: max(60_000 / perMinute, 1), maximumKeys: maximumKeys)
    }

    /// Milliseconds until the bucket of `key` has a token; 0 if it has one.
    package func wait(of key: Key, at now: Int64) -> Int64 {
        guard let fullAt = fullAt[key] else { return 0 }
        // A bucket lacks one token for each interval until it is full; it is empty when it lacks all.
        return max(0, fullAt - now - (capacity - 1) * interval)
    }

    /// How many tokens the bucket of `key` has, and the milliseconds until it is full.
    package func level(of key: Key, at now: Int64) -> (tokens: Int64, fullIn: Int64) {
        let fullIn = max(0, (fullAt[key] ?? now) - now)
        // A bucket that lacks part of a token has not got it.
        return (capacity - (fullIn + interval - 1) / interval, fullIn)
    }

    /// Takes a token where there is one, and returns the milliseconds until there is one otherwise.
    package mutating func take(from key: Key, at now: Int64) -> Int64 {
        let wait = wait(of: key, at: now)
        guard wait == 0 else { return wait }
        if fullAt[key] == nil, fullAt.count >= maximumKeys { makeRoom(at: now) }
        // At least from now: a bucket that has long been full holds no more than one that has just filled.
        fullAt[key] = max(fullAt[key] ?? now, now) + interval
        return 0
    }

    /// Takes tokens of a bucket whether or not it has as many; those that are missing are waited for before there is one again.
    package mutating func charge(_ tokens: Int64, to key: Key, at now: Int64) {
        guard tokens > 0 else { return }
        if fullAt[key] == nil, fullAt.count >= maximumKeys { makeRoom(at: now) }
        fullAt[key] = max(fullAt[key] ?? now, now) + tokens * interval
    }

    /// Forgets full buckets, and where there are none the half that is nearest to being full.
    private mutating func makeRoom(at now: Int64) {
        fullAt = fullAt.filter { $0.value > now }
        guard fullAt.count >= maximumKeys else { return }
        let median = fullAt.values.sorted()[fullAt.count / 2]
        // Those nearest to being full are given least by being forgotten.
        fullAt = fullAt.filter { $0.value > median }
    }
}
