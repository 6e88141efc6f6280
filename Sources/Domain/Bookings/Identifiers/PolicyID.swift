/// The name of a policy: a standard one (`moderate`) or one that a provider uploaded (`pol_anna_…`).
package struct PolicyID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init?(rawValue: String) {
        guard Self.standardNames.contains(rawValue) || Identifier<RecordKind.UploadedPolicy>(rawValue: rawValue) != nil
        else {
            return nil
        }
        self.rawValue = rawValue
    }

    /// The id of an uploaded policy.
    package init(_ id: Identifier<RecordKind.UploadedPolicy>) {
        rawValue = id.rawValue
    }

    package var description: String { rawValue }

    /// The provider that uploaded it; `nil` for a standard policy.
    package var provider: ProviderID? {
        Identifier<RecordKind.UploadedPolicy>(rawValue: rawValue)?.provider
    }

    /// Whether the policy comes with Bookable.
    package var isStandard: Bool { Self.standardNames.contains(rawValue) }

    /// The policies that come with Bookable.
    package static let standardNames = ["flexible", "moderate", "strict"]
}
