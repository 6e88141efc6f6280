package import CivilTime

/// A browser that shows all bookings of an e-mail address, for a short time.
package struct ClientSession: Sendable {
    /// In lower case.
    package let email: String
    package let expiresAt: Instant
}
