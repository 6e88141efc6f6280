import Bookings
import Testing

@testable import Marketplace

/// Words that no listing has any more are forgotten.
struct WordIndexTests {
    @Test func wordsThatAreUsedKeepTheirListings() {
        var index = WordIndex()
        let kept = index.entries(of: ["hair": .name, "haircut": .subject])
        let gone = index.entries(of: ["hairy": .name, "hair": .description, "beard": .name])
        index.insert(kept, of: 0)
        index.insert(gone, of: 1)
        index.sort()
        #expect(index.unusedCount == 0 && index.count == 4)
        index.remove(gone, of: 1)
        #expect(index.unusedCount == 2)
        let new = index.compact()
        #expect(index.unusedCount == 0 && index.count == 2)
        #expect(new.compactMap(\.self).sorted() == [0, 1])
        #expect(index.worths(of: index.numbers(startingWith: "hair"), exact: "hair", listings: 2) == [1_000, 0])
        #expect(index.numbers(startingWith: "beard").isEmpty)
        // New words find their places among those that were kept.
        index.insert(index.entries(of: ["beard": .name, "hairs": .name]), of: 1)
        index.sort()
        #expect(index.worths(of: index.numbers(startingWith: "hair"), exact: "hair", listings: 2) == [1_000, 800])
        #expect(index.numbers(startingWith: "").count == 4)
    }
}
