import SQL

/// The code of the error that the body throws, or nil when it throws another or none.
func errorCode<Result>(_ body: () async throws -> Result) async -> SQLError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? SQLError)?.code
    }
}

extension SQLConnection {
    /// The number that a pragma returns.
    func setting(_ name: String) async throws -> Int? {
        try await query("PRAGMA \(unsafeRaw: name)").first?.decode(name)
    }
}
