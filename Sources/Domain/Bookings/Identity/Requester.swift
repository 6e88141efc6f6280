/// Who asks for a change, as the history of a booking records it.
package enum Requester: Hashable, Sendable {
    /// Anyone: a client who books.
    case anonymous

    /// The client who holds the booking's token.
    case client(BookingID)

    /// The holder of an API key.
    case key(APIKeyID, role: Role, provider: ProviderID?)

    /// Somebody who is signed in to the console; only administrators belong to no provider.
    case member(MemberID, role: MemberRole, provider: ProviderID?)

    /// Bookable itself, as when a hold runs out.
    case system

    /// How the history names the requester: `client`, `key:key_…`, `member:mbr_…`, `system`.
    package var label: String {
        switch self {
        case .anonymous, .client: "client"
        case .key(let id, _, _): "key:\(id)"
        case .member(let id, _, _): "member:\(id)"
        case .system: "system"
        }
    }
}
