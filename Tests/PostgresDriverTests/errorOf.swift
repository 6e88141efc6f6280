import SQL

/// The error that the body throws, or nil when it throws another or none.
func errorOf<Result>(_ body: () async throws -> Result) async -> SQLError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? SQLError
    }
}
