/// How much a provider can block by hand.
package enum BusyTimeLimits {
    /// The longest time in one piece, in days of 24 hours: about five years.
    ///
    /// The schema keeps it as well.
    package static let days: Int64 = 1_830

    /// How many pieces set by hand can end in the future.
    package static let piecesAhead = 1_000
}
