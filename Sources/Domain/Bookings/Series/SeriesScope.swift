/// Which bookings of a series something is to happen to, besides the one that is named.
package enum SeriesScope: String, Sendable, CaseIterable {
    case this

    /// The named one and those behind it in the series.
    case following
    case all
}
