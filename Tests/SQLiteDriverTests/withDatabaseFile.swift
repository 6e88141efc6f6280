import TestSupport

/// Lends a path in a new folder, which is removed with all that it holds when the body returns or throws.
func withDatabaseFile(_ body: (String) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    try await body(folder.path("test.sqlite"))
    withExtendedLifetime(folder) {}
}
