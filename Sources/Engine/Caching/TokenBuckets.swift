/// A bucket of tokens for each key: so many at first, and more as time goes by.
///
/// Holds one number for each key (the generic cell rate algorithm), and those of at most `maximumKeys` keys.
struct TokenBuckets<Key: Hashable & Sendable>: Sendable {
    /// Tokens that a bucket holds when it is full.
    let capacity: Int64

    /// Milliseconds in which one token is added.
    let interval: Int64
    private let maximumKeys: Int

    /// When each bucket will be full again, milliseconds; a key that is not here has a full one.
    private var fullAt: [Key: Int64] = [:]

    init(capacity: Int64, perMinute: Int64, maximumKeys: Int = 10_000) {
        precondition(
            capacity > 0 && perMinute > 0 && maximumKeys > 1,
            "buckets hold tokens, and there is room for some"
        )
        self.capacity = capacity
        interval = max(60_000 / perMinute, 1)
        self.maximumKeys = maximumKeys
    }

    /// Milliseconds until the bucket of `key` has a token; 0 if it has one.
    func wait(of key: Key, at now: Int64) -> Int64 {
        guard let fullAt = fullAt[key] else { return 0 }
        // A bucket lacks one token for each interval until it is full; it is empty when it lacks all.
        return max(0, fullAt - now - (capacity - 1) * interval)
    }

    /// Takes a token where there is one, and returns the milliseconds until there is one otherwise.
    mutating func take(from key: Key, at now: Int64) -> Int64 {
        let wait = wait(of: key, at: now)
        guard wait == 0 else { return wait }
        if fullAt[key] == nil, fullAt.count >= maximumKeys { makeRoom(at: now) }
        // At least from now: a bucket that has long been full holds no more than one that has just filled.
        fullAt[key] = max(fullAt[key] ?? now, now) + interval
        return 0
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
