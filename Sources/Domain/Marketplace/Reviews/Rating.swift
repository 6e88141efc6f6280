/// What the reviews of a provider that are shown say in all.
package struct Rating: Hashable, Sendable {
    /// How many reviews there are.
    package var count: Int64 = 0

    /// The sum of their stars.
    var stars: Int64 = 0

    package init() {}

    init(count: Int64, stars: Int64) {
        assert(count >= 0 && (count...5 * count).contains(stars), "Each review has 1 to 5 stars.")
        (self.count, self.stars) = (count, stars)
    }

    /// From how many reviews on the average is shown.
    package static let minimumCount: Int64 = 3

    /// So many reviews with so many stars each are counted in advance, so that a few reviews do not weigh too much.
    package static let priorCount: Int64 = 10
    package static let priorStars: Int64 = 4

    /// The Bayesian mean in hundredths of a star, rounded half up; `nil` before there are ``minimumCount`` reviews.
    package var average: Int64? {
        guard count >= Self.minimumCount else { return nil }
        let (sum, number) = (stars + Self.priorStars * Self.priorCount, count + Self.priorCount)
        return (100 * sum + number / 2) / number
    }
}
