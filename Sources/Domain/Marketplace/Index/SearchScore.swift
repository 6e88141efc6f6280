/// Why a result stands where it does: what each factor is worth, from 0 to 1,000, and how much it weighs.
///
/// All of it is integers, so that every server computes the same. The highest sum comes first; of equal sums, the
/// smaller id.
package struct SearchScore: Hashable, Sendable {
    /// How well the words fit; 0 where none are asked for.
    package var words: Int64 = 0

    /// How near the place is; 0 where none is asked for, and for sessions online.
    package var distance: Int64 = 0

    /// How soon the first fitting session begins; 0 if none does.
    package var start: Int64 = 0

    /// What reviews say; that of the reviews that are counted in advance while no average is shown.
    package var rating: Int64 = 0

    /// How rarely the provider cancels.
    package var reliability: Int64 = 0

    /// The raw values appear in responses and in the documentation.
    package enum Factor: String, CaseIterable, Sendable {
        case words, distance, start, rating, reliability

        /// In hundredths of the whole.
        package var weight: Int64 {
            switch self {
            case .words: 30
            case .distance: 20
            case .start: 20
            case .rating: 20
            case .reliability: 10
            }
        }
    }

    /// What a factor is worth, from 0 to 1,000.
    package func worth(of factor: Factor) -> Int64 {
        switch factor {
        case .words: words
        case .distance: distance
        case .start: start
        case .rating: rating
        case .reliability: reliability
        }
    }

    /// From 0 to ``maximumCount``.
    package var total: Int64 { Factor.allCases.reduce(0) { $0 + $1.weight * worth(of: $1) } }

    static let maximum: Int64 = 100_000

    /// Half at 5 km.
    static func nearness(meters: Int64) -> Int64 { 1_000 * 5_000 / (5_000 + max(0, meters)) }

    /// Half after two days.
    static func promptness(seconds: Int64) -> Int64 { 1_000 * 172_800 / (172_800 + max(0, seconds)) }

    /// The shown average from 1 star, worth nothing, to 5.
    static func esteem(_ rating: Rating) -> Int64 {
        1_000 * ((rating.average ?? 100 * Rating.priorStars) - 100) / 400
    }

    /// The share of kept sessions, with ten counted as kept in advance, so that one early cancellation does not weigh
    /// too much.
    static func reliability(_ record: KeptSessions) -> Int64 {
        1_000 * (record.kept + 10) / (record.kept + record.cancelledByProvider + 10)
    }
}
