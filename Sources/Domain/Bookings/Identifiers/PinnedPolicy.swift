package import Policies

/// A policy at one exact version, as a provider offers it and a booking keeps it.
package struct PinnedPolicy: Hashable, Sendable {
    /// `flexible`, `moderate`, `strict`, or the id of an uploaded policy, `pol_…`.
    package let policy: PolicyID

    /// The hash of the script, which tells this version from any other.
    package let version: PolicyVersion

    package init(policy: PolicyID, version: PolicyVersion) {
        self.policy = policy
        self.version = version
    }
}
