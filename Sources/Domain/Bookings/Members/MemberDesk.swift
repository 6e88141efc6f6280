import SQL

/// Adds, changes and removes members.
package struct MemberDesk: Sendable {
    private let members = MemberStore()

    package init() {}

    /// Adds a member to a provider, or an administrator.
    ///
    /// Throws ``BookingsError`` for what is not an address, one that is a member already, and a provider that does not exist.
    package func add(
        _ email: String,
        name: String,
        as role: MemberRole,
        to provider: ProviderID?,
        in transaction: Transaction
    ) async throws -> Member {
        guard let email = MemberAddress.normalized(email) else {
            throw BookingsError(.invalidValue, "This is not an e-mail address.", field: "email")
        }
        guard (role == .admin) == (provider == nil) else {
            throw BookingsError(.invalidValue, "Only an administrator belongs to no provider.", field: "role")
        }
        if let provider {
            try await transaction.connection.require(provider)
            try await transaction.lock(provider)
            let present = try await members.list(of: provider, in: transaction.connection)
            guard present.count < MemberStore.maximumCount else {
                throw BookingsError(.conflict, "A provider has at most \(MemberStore.maximumCount) members.")
            }
        }
        let member = Member(
            id: .make(at: transaction.now),
            provider: provider,
            email: email,
            name: name,
            role: role,
            createdAt: transaction.now,
            createdBy: transaction.requester.label
        )
        try await members.insert(member, in: transaction.connection)
        return member
    }

    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [Member] {
        try await members.list(of: provider, in: transaction.connection)
    }

    /// Switches shortcuts of the keyboard on or off for whoever has the address, with all their memberships.
    package func setShortcuts(on areOn: Bool, at email: String, in transaction: Transaction) async throws {
        try await members.setShortcuts(
            offAt: areOn ? nil : transaction.now,
            at: email,
            in: transaction.connection
        )
    }

    /// Gives a member of `provider` another role; a provider keeps an owner.
    package func change(
        _ id: MemberID,
        of provider: ProviderID,
        to role: MemberRole,
        in transaction: Transaction
    ) async throws {
        guard role != .admin else {
            throw BookingsError(.invalidValue, "A provider's member is not an administrator.", field: "role")
        }
        let member = try await locked(id, of: provider, in: transaction)
        if role != .owner { try await requireOwner(besides: member, in: transaction) }
        try await members.change(id, to: role, in: transaction.connection)
    }

    /// Removes a member of `provider`; a provider keeps an owner.
    package func remove(_ id: MemberID, of provider: ProviderID, in transaction: Transaction) async throws {
        let member = try await locked(id, of: provider, in: transaction)
        try await requireOwner(besides: member, in: transaction)
        try await members.remove(id, at: transaction.now, in: transaction.connection)
    }

    /// Removes a member of any provider or an administrator; for operators.
    package func remove(_ id: MemberID, in transaction: Transaction) async throws {
        _ = try await members.find(id, in: transaction.connection)
        try await members.remove(id, at: transaction.now, in: transaction.connection)
    }

    /// A member of `provider`, locked against concurrent changes.
    private func locked(_ id: MemberID, of provider: ProviderID, in transaction: Transaction) async throws -> Member {
        try await transaction.lock(provider)
        let member = try await members.find(id, in: transaction.connection)
        guard member.provider == provider else { throw BookingsError.notFound(id) }
        return member
    }

    /// Throws for the last owner, without whom nobody could add members.
    private func requireOwner(besides member: Member, in transaction: Transaction) async throws {
        guard member.role == .owner, let provider = member.provider else { return }
        let others = try await members.list(of: provider, in: transaction.connection)
        guard others.contains(where: { $0.role == .owner && $0.id != member.id }) else {
            throw BookingsError(.conflict, "A provider keeps at least one owner.", field: "role")
        }
    }
}
