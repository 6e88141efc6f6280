package import CivilTime
package import Money

/// What files do not say.
package struct ImportOptions: Sendable {
    package let zones: ZoneDirectory

    /// As of which bookings are past or to come.
    package let now: Instant

    /// The currency of prices that name none, or name it in words.
    package var currency: Currency?

    /// The zone of providers that name none that the system knows.
    package var timeZone: Zone?

    package init(zones: ZoneDirectory, now: Instant) {
        self.zones = zones
        self.now = now
    }
}
