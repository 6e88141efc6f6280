package import CivilTime
package import Policies

/// A policy at one version as it is shown.
package struct PolicyDetails: Sendable {
    package let policy: PinnedPolicy
    package let name: String
    package let description: String

    /// Counts the versions of an uploaded policy, from 1; a standard policy has one version a release.
    package let number: Int

    /// `nil` for a standard policy.
    package let createdAt: Instant?

    /// `nil` if the script was not asked for.
    package let source: PolicySource?

    init(standard described: DescribedPolicy, source: PolicySource?) {
        policy = described.policy
        name = described.name
        description = described.description
        number = 1
        createdAt = nil
        self.source = source
    }

    init(_ uploaded: UploadedPolicyVersion, source: PolicySource? = nil) {
        policy = PinnedPolicy(policy: uploaded.policy, version: uploaded.version)
        name = uploaded.name
        description = uploaded.description
        number = uploaded.number
        createdAt = uploaded.createdAt
        self.source = source
    }
}
