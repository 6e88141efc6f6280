import Testing

@testable import Bookings

struct CountingPaceTests {
    private let begin = ContinuousClock.now

    @Test func restsNineteenTimesAsLongAsCountingTook() throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let other = try #require(ProviderID(rawValue: "prv_ben"))
        let pace = CountingPace()
        let end = begin + .seconds(4)
        pace.note(provider, from: begin, to: end)
        #expect(pace.rest(of: provider, at: end) == .seconds(76))
        #expect(pace.rest(of: provider, at: end + .seconds(75.5)) == .seconds(0.5))
        #expect(pace.rest(of: provider, at: end + .seconds(76)) == nil)
        #expect(pace.rest(of: other, at: end) == nil)
        // The job comes when the rest is over, and not a moment before.
        #expect(CountingPace.wait(.seconds(75.5)).pause(afterWaiting: 0) == 76)
    }

    @Test func remembersNoRestThatEventsWaitForAnyway() throws {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let pace = CountingPace()
        pace.note(provider, from: begin, to: begin + .seconds(1))
        #expect(pace.rest(of: provider, at: begin + .seconds(1)) == nil)
    }
}
