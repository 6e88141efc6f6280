@testable import BookableAPI
import Testing

struct DrawingCacheTests {
    @Test func `drawings take no more memory than they may`() {
        let cache = DrawingCache(capacity: 1_000)
        for number in 0..<50 { cache["\(number)"] = Array(repeating: 0, count: 90) }
        #expect(cache.size == 990)
        #expect(cache["49"] != nil && cache["39"] != nil && cache["38"] == nil)
        cache["large"] = Array(repeating: 0, count: 1_001)
        #expect(cache["large"] == nil && cache["49"] != nil)
    }
}
