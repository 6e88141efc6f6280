package import CivilTime

/// A browser that shows all bookings of an e-mail address, for a short time.
package struct ClientSession: Sendable {
    /// In small letters.
    package let email: String
    package let expiresAt: Instant
}
