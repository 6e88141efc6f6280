/// On whose account work is done that others wait behind.
package enum WorkShare: Hashable, Sendable {
    /// The clients of a provider, whose bookings its policy decides on.
    case clients(of: ProviderID)

    /// The keys of a provider.
    case provider(ProviderID)

    /// A key that belongs to no provider.
    case key(APIKeyID)

    /// Everybody without a key, and Bookable itself.
    case others

    /// The share of what `requester` asks for.
    package init(_ requester: Requester) {
        switch requester {
        // All keys of a provider share, so that more keys are not more turns.
        case .key(_, _, let provider?), .member(_, _, let provider?): self = .provider(provider)
        case .key(let id, _, nil): self = .key(id)
        case .client(let booking): self = booking.provider.map { .clients(of: $0) } ?? .others
        case .anonymous, .member, .system: self = .others
        }
    }
}
