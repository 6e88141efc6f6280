package import CivilTime

/// That a client has agreed to messages about a booking by a channel, and how it ended.
package struct MessageConsent: Sendable {
    package let channel: Channel
    package let givenAt: Instant
    package let givenBy: Source

    /// `nil` if it holds.
    package let withdrawnAt: Instant?
    package let withdrawnBy: Source?

    package var holds: Bool { withdrawnAt == nil }

    /// How it was given or withdrawn; the names are stored and told to other programs.
    package enum Source: String, Sendable, CaseIterable {
        /// With the booking itself.
        case booking

        /// Afterwards, with the client's credential.
        case client

        /// By the provider, who was asked to.
        case provider

        /// All devices stopped taking messages.
        case device
    }
}
