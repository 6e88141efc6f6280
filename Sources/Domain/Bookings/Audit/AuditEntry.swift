package import CivilTime

/// One entry of the audit log: who looked at what, or changed it.
package struct AuditEntry: Sendable {
    package let id: AuditEntryID
    package let recordedAt: Instant

    /// `key:key_…` for an API key, `command:…` for somebody at the command line.
    package let actor: String

    /// The side for which they acted.
    package let party: ActingParty
    package let booking: BookingID?
    package let access: AuditedAccess
}
