import CivilTime
import Testing

struct InstantTests {
    @Test func anInstantAndSecondsMakeAnInstant() {
        var instant = Instant(100)
        #expect(instant + 20 == Instant(120) && instant - 20 == Instant(80))
        instant += 5
        #expect(instant == Instant(105))
    }

    @Test func twoInstantsMakeSeconds() {
        let distance: Int64 = Instant(100) - Instant(130)
        #expect(distance == -30)
    }

    @Test func instantsAreInTheOrderOfTime() {
        #expect([Instant(3), .max, Instant(-1), .min].sorted() == [.min, Instant(-1), Instant(3), .max])
    }
}
