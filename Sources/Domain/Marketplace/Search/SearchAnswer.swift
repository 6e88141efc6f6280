package import CivilTime

/// A page of results.
package struct SearchAnswer: Sendable {
    package let results: [SearchResult]

    /// How many providers fit on all pages.
    package let total: Int

    /// `nil` on the last page.
    package let next: SearchCursor?
}

/// A provider who fits.
package struct SearchResult: Sendable {
    package let listed: ListedProvider

    /// The service that can begin first, or the first that fits; `nil` if the provider offers none and none is asked for.
    package let offer: ListedOffer?

    /// The next starts of it that fit, which can be booked.
    package let starts: [Instant]

    /// From the place that was asked for; `nil` without one, and for sessions online.
    package let distanceInMeters: Int64?
    package let score: SearchScore
}
