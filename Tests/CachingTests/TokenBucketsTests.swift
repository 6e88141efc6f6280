@testable import Caching
import Testing

struct TokenBucketsTests {
    @Test func `a bucket fills again, and what it knows of keys is bounded`() {
        var buckets = TokenBuckets<Int>(capacity: 3, perMinute: 60, maximumKeys: 100)
        #expect((1...4).map { _ in buckets.take(from: 1, at: 0) } == [0, 0, 0, 1_000])
        #expect(buckets.take(from: 1, at: 999) == 1)
        #expect(buckets.take(from: 1, at: 1_000) == 0)
        #expect(buckets.take(from: 1, at: 60_000) == 0)
        for key in 2...10_000 {
            #expect((1...3).map { _ in buckets.take(from: key, at: 60_000) } == [0, 0, 0])
        }
        // Each of these buckets was emptied, and those that seem full again have been forgotten.
        #expect((2...10_000).count { buckets.wait(of: $0, at: 60_000) > 0 } <= 100)
    }
}
