package import CivilTime
package import Policies

/// One version of an uploaded policy; it never changes.
package struct UploadedPolicyVersion: Sendable {
    package let policy: PolicyID

    /// Counts the policy's versions, from 1.
    package let number: Int

    /// The hash of the script.
    package let version: PolicyVersion

    /// What the script calls itself, and what it tells clients.
    package let name: String
    package let description: String

    package let createdAt: Instant
}
