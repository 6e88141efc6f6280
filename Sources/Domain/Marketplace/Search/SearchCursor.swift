import Bookings
package import CivilTime

/// A place in a list of results, which has the best first: `1772438400~73120~prv_anna`.
///
/// It records when the first page was requested, as of which waits are measured on all pages. So results that nobody
/// changes meanwhile stay in their places.
package struct SearchCursor: RawRepresentable, Hashable, Sendable {
    package let asOf: Instant
    let score: Int64
    let provider: ProviderID

    init(asOf: Instant, score: Int64, provider: ProviderID) {
        (self.asOf, self.score, self.provider) = (asOf, score, provider)
    }

    /// Refuses every text but the one that ``rawValue`` gives for the place.
    package init?(rawValue: String) {
        let parts = rawValue.split(separator: "~", omittingEmptySubsequences: false)
        // `Int64` also reads "+5" and "007".
        guard parts.count == 3, let asOf = Int64(parts[0]), "\(asOf)" == parts[0], Timestamp.range.contains(asOf),
            let score = Int64(parts[1]), "\(score)" == parts[1], (0...SearchScore.maximum).contains(score),
            let provider = ProviderID(rawValue: String(parts[2]))
        else { return nil }
        self.init(asOf: Instant(asOf), score: score, provider: provider)
    }

    package var rawValue: String { "\(asOf.secondsSince1970)~\(score)~\(provider)" }

    /// Whether a result stands behind the place.
    func precedes(score other: Int64, _ id: ProviderID) -> Bool {
        other != score ? other < score : id.rawValue > provider.rawValue
    }
}
