@testable import Marketplace
import Bookings
import Testing

/// What reviews say in all, and how they are signed.
struct RatingTests {
    @Test(
        arguments: [
            (0, 0, nil), (2, 10, nil), (3, 15, 423), (3, 3, 331), (1_000, 5_000, 499), (1_000, 1_000, 103),
            (6, 24, 400),
        ] as [(Int64, Int64, Int64?)]
    )
    func theAverageCountsTenReviewsOfFourStarsInAdvance(count: Int64, stars: Int64, average: Int64?) {
        #expect(Rating(count: count, stars: stars).average == average)
    }

    @Test func moreStarsAreNeverWorthLess() {
        for count in 3...30 as ClosedRange<Int64> {
            for stars in count..<5 * count {
                let (less, more) = (Rating(count: count, stars: stars), Rating(count: count, stars: stars + 1))
                #expect(SearchScore.esteem(less) <= SearchScore.esteem(more))
            }
        }
        #expect(SearchScore.esteem(Rating()) == 750)
    }

    @Test(
        arguments: [
            ("1", 100), ("4.5", 450), ("3.79", 379), ("5.00", 500), ("5.01", nil), ("0.99", nil), ("", nil), (".", nil),
            ("4.", nil), ("4.123", nil), ("+4", nil), ("4,5", nil), ("44", nil), ("٤", nil),
        ] as [(String, Int64?)]
    )
    func starsAreReadFromAddresses(text: String, hundredths: Int64?) {
        #expect(RatingText.hundredths(text) == hundredths)
    }

    @Test(arguments: [
        ("Kim Client", "Kim C."), ("Kim", "Kim"), ("  Ana  María  Ñandú ", "Ana Ñ."), ("王小明", "王小明"),
    ])
    func aNameIsShortened(name: String, author: String) {
        #expect(Review.author(for: ClientDetails(name: name)) == author)
    }

    @Test func whoIsErasedOrUnknownHasNoName() {
        #expect(Review.author(for: .erased) == nil)
        #expect(Review.author(for: .awaited) == nil)
    }
}
