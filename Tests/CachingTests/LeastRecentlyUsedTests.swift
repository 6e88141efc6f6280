import Caching
import Testing

struct LeastRecentlyUsedTests {
    @Test func `what was not asked for the longest goes first`() {
        var kept = LeastRecentlyUsed<Int, String>(capacity: 2)
        kept.insert("one", for: 1)
        kept.insert("two", for: 2)
        #expect(kept.value(for: 1) == "one")
        #expect(kept.insert("three", for: 3) == "two")
        #expect(kept.value(for: 2) == nil)
        #expect(kept.value(for: 1) == "one" && kept.value(for: 3) == "three")
    }

    @Test func `a value that is kept already is replaced, and nothing else goes`() {
        var kept = LeastRecentlyUsed<Int, String>(capacity: 2)
        kept.insert("one", for: 1)
        kept.insert("two", for: 2)
        #expect(kept.insert("uno", for: 1) == "one")
        #expect(kept.value(for: 1) == "uno" && kept.value(for: 2) == "two")
    }

    @Test(arguments: [1, 7, 64])
    func `a working set that fits stays whole, however often others come by once`(capacity: Int) {
        var kept = LeastRecentlyUsed<Int, Int>(capacity: capacity)
        for round in 0..<100 {
            for key in 0..<capacity - 1 {
                if round > 0 { #expect(kept.value(for: key) == key) }
                kept.insert(key, for: key)
            }
            kept.insert(-round, for: 1_000 + round)
        }
    }
}
