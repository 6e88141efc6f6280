/// Which occurrence of a series a booking is.
package struct SeriesPlace: Codable, Hashable, Sendable {
    package let id: SeriesID

    /// From 1, in the order of the starts that were booked.
    package let index: Int

    /// How many bookings were made as the series; those that are cancelled by now count too.
    package let count: Int
}
