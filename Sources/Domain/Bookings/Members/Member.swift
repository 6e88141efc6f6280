package import CivilTime

/// Somebody who uses the console, as a member of one provider or as an administrator.
///
/// Whoever belongs to several providers is a member of each, under one address.
package struct Member: Sendable {
    package let id: MemberID

    /// `nil` for an administrator.
    package let provider: ProviderID?

    /// In small letters: the address by which the member signs in.
    package let email: String
    package let name: String
    package let role: MemberRole
    package let createdAt: Instant
    package let createdBy: String

    /// Since when whoever has the address wants no shortcuts of the keyboard; `nil` if they are wanted.
    package internal(set) var shortcutsOffAt: Instant?

    /// The requester of what the member does.
    package var requester: Requester { .member(id, role: role, provider: provider) }
}
