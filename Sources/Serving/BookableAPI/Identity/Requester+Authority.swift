import Bookings

// What each requester may do. A function either returns or throws 401 for nobody and 403, or 404, for somebody else.

extension Requester {
    /// The role of an API key; `nil` for a client.
    var role: Role? {
        if case .key(_, let role, _) = self { role } else { nil }
    }

    /// Whether the requester speaks for `provider`, as the provider itself or as an admin.
    func speaks(for provider: ProviderID) -> Bool {
        switch self {
        case .key(_, .admin, _): true
        case .key(_, .provider, let own): own == provider
        // What members may do in the console is not said by the API.
        case .key(_, .finance, _), .client, .member, .anonymous, .system: false
        }
    }

    /// Lets any credential pass.
    func requireCredential() throws {
        if case .anonymous = self { throw APIError.unauthorized("This needs a credential; none was sent.") }
    }

    /// Lets API keys pass, and returns the key's role.
    @discardableResult
    func requireKey() throws -> Role {
        try requireCredential()
        guard let role else { throw Self.refusal("This needs an API key.") }
        return role
    }

    /// Lets API keys of these roles pass.
    func requireRole(_ roles: Role...) throws {
        guard roles.contains(try requireKey()) else {
            throw Self.refusal("This needs a key of the role \(roles.map(\.rawValue).joined(separator: " or ")).")
        }
    }

    /// Lets the provider itself and admins pass.
    func require(_ permission: ProviderPermission, _ provider: ProviderID) throws {
        try requireCredential()
        switch permission {
        case .manage:
            guard speaks(for: provider) else { throw Self.refusal("This is for the provider itself and for admins.") }
        }
    }

    /// Whether the requester may know that `booking` exists: its client, its provider, admins and finance may.
    func sees(_ booking: BookingID) -> Bool {
        switch self {
        case .client(let own): own == booking
        case .key(_, .finance, _): true
        case .key, .member, .anonymous, .system: booking.provider.map(speaks(for:)) ?? false
        }
    }

    /// Lets those pass who may do this with `booking`; to others who may not know of it, it does not exist.
    func require(_ permission: BookingPermission, _ booking: BookingID) throws {
        if permission == .change, case .client(booking) = self { return }
        try requireCredential()
        guard sees(booking) else { throw BookingsError.notFound(booking) }
        guard permission == .view || booking.provider.map(speaks(for:)) ?? false else {
            throw Self.refusal("This is for the booking's provider and for admins.")
        }
    }

    private static func refusal(_ detail: String) -> APIError {
        APIError(.forbidden, detail)
    }
}

extension Requester {
    /// The one provider that a list is confined to for the requester; `nil` for those who see all.
    ///
    /// Throws 403 where a provider asks for another's.
    func confinement(asking provider: ProviderID?) throws -> ProviderID? {
        guard case .key(_, .provider, let own?) = self else { return nil }
        guard provider == nil || provider == own else { throw Self.refusal("A provider sees its own alone.") }
        return own
    }
}

extension Requester {
    /// Lets those pass who may read `policy`: anybody a standard one, its provider, admins and finance an uploaded one.
    func require(_ permission: PolicyPermission, _ policy: PolicyID) throws {
        guard !policy.isStandard else { return }
        switch try requireKey() {
        case .admin, .finance: break
        case .provider:
            guard policy.provider.map(speaks(for:)) ?? false else {
                throw BookingsError(.notFound, "Policy \"\(policy)\" was not found.")
            }
        }
    }
}
