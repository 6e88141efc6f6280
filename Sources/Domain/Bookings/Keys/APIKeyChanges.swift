package import CivilTime

/// What is changed of an API key: never what it may do, and never its secret.
package struct APIKeyChanges: Sendable {
    /// `nil` leaves the name as it is.
    package let name: String?

    /// When it expires, `nil` inside for never; `nil` leaves that as it is.
    package let expiresAt: Instant??

    package init(name: String? = nil, expiresAt: Instant?? = nil) {
        self.name = name
        self.expiresAt = expiresAt
    }
}
