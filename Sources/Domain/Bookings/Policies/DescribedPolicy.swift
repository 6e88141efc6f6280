/// A policy at one version, with what its script says of itself.
package struct DescribedPolicy: Sendable {
    package let policy: PinnedPolicy
    package let name: String
    package let description: String
}
