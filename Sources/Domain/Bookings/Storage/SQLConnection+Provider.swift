package import SQL

extension SQLConnection {
    /// Waits until no other transaction changes what belongs to the provider, then keeps others from it until this one ends.
    ///
    /// Whoever changes something that was read before, or that counts against something, takes it before it reads. Those
    /// who take it for several providers do so in the order of their ids.
    package func lock(_ provider: ProviderID) async throws {
        try await lock("provider:\(provider)")
    }

    /// Throws ``BookingsError`` if the provider does not exist.
    package func require(_ provider: ProviderID) async throws {
        let rows = try await query("SELECT 1 AS one FROM providers WHERE provider_id = \(provider)")
        if rows.isEmpty { throw BookingsError.notFound(provider) }
    }
}
