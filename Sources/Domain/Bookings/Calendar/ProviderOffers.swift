package import CivilTime

/// Everything of a provider that can be booked.
package struct ProviderOffers: Sendable {
    package let provider: Provider

    /// In the order of the services' ids.
    package let offers: [Offer]

    /// When the first hold expires, which frees its place without a notification; `Instant.max` without holds.
    package let validUntil: Instant

    /// A service with the calendar that its slots are listed from.
    package struct Offer: Sendable {
        package let service: Service

        /// What can be booked.
        ///
        /// Services without hours of their own share one calendar, in which the rules of each count its own sessions.
        package let slots: RuledCalendar
    }
}
