import SQL

extension Transaction {
    /// Has operators look at a provider's listing again, because names or texts that people read beside it have changed.
    ///
    /// What an administrator writes is approved with that. Where the server asks for no approval, the listing is found as before.
    func reviewListing(of provider: ProviderID) async throws {
        guard !requester.isAdministrator else { return }
        // The time too, so that a decision on what was read before is refused.
        let changed = try await connection.execute(
            "UPDATE listings SET approved_at = NULL, updated_at = \(now) WHERE provider_id = \(provider)"
        )
        if changed > 0 { try await connection.tellCalendarChange(of: provider) }
    }
}

extension Requester {
    /// Whether what is written needs nobody's approval.
    fileprivate var isAdministrator: Bool {
        switch self {
        case .key(_, .admin, _), .member(_, .admin, _), .system: true
        case .key, .member, .anonymous, .client: false
        }
    }
}
