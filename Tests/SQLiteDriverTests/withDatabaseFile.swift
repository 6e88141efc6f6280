import Foundation

/// Lends a path in a new directory, which is removed with all it holds when the body returns or throws.
func withDatabaseFile(_ body: (String) async throws -> Void) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let result: Result<Void, any Error>
    do {
        result = .success(try await body(directory.appending(path: "test.sqlite").path))
    } catch {
        result = .failure(error)
    }
    try FileManager.default.removeItem(at: directory)
    try result.get()
}
