import Foundation
import Synchronization
import TestSupport
import Testing

/// Searches find what `docs/marketplace.md` says, in that order, and what is shown can be booked.
///
/// `BOOKABLE_SEARCHES=10000 BOOKABLE_SEEDS=7..<8 swift test --filter SearchProofTests`, or `make search-proof`, tries more. A market has its
/// own seed, which a failure tells: as the only one of `BOOKABLE_SEEDS` it makes the same market.
struct SearchProofTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let searches = environment["BOOKABLE_SEARCHES"].flatMap { Int($0) } ?? 25

    /// How many searches one market has, until it is too full of bookings.
    private static let searchesInAMarket = 50

    private static let seed =
        (environment["BOOKABLE_SEEDS"] ?? "").split(separator: "..<").first.flatMap { UInt64($0) }
        ?? UInt64.random(in: 0...999_999)

    @Test(arguments: Engine.allCases)
    func `a model in another language finds the same, and what is shown books`(engine: Engine) async throws {
        var (seed, left, results, booked) = (Self.seed, Self.searches, Int64(0), Int64(0))
        while left > 0 {
            let market = seed
            let searches = min(left, Self.searchesInAMarket)
            let verdict = Mutex<SearchModel.Verdict?>(nil)
            try await Stage.run(on: engine) { stage in
                let judged = try await SearchModel(seed: market, searches: searches).judge(stage)
                verdict.withLock { $0 = judged }
            }
            let judged = try #require(verdict.withLock { $0 }, "seed \(market)")
            for complaint in judged.complaints { Issue.record("seed \(market) on \(engine): \(complaint)") }
            try #require(judged.complaints.isEmpty && judged.searches == searches)
            (results, booked) = (results + judged.results, booked + judged.booked)
            (seed, left) = (seed + 1, left - searches)
        }
        // Otherwise the questions are too hard for the market, and nothing was shown.
        #expect(results > Self.searches / 10 && booked > Self.searches / 100, "\(results) \(booked)")
    }
}
