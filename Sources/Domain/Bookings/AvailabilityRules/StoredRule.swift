package import CivilTime
package import Policies

/// One version of a provider's availability rule; it never changes.
package struct StoredRule: Sendable {
    /// Counts the versions that the provider has uploaded, from 1.
    package let number: Int

    /// What the script calls itself, and what it is for.
    package let name: String
    package let description: String?

    package let source: PolicySource
    package let createdAt: Instant

    /// The content hash of the script.
    package var version: PolicyVersion { source.version }
}
