import Foundation
import SQL
import SQLiteDriver
import Synchronization
import Testing

/// The databases that one case of a test opened, which are closed when it has ended.
final class OwnDatabases: Sendable {
    /// Those of the case that runs.
    @TaskLocal static var current = OwnDatabases()

    private let opened = Mutex<[any SQLDatabase]>([])

    /// A new and empty database; one that is a file lies in `folder`.
    func open(_ engine: Engine, in folder: URL) async throws -> any SQLDatabase {
        let database: any SQLDatabase
        switch engine {
        case .sqlite: database = try SQLiteDatabase(path: folder.appending(path: "\(UUID().uuidString).sqlite").path)
        }
        opened.withLock { $0.append(database) }
        return database
    }

    func close() async throws {
        for database in opened.withLock({ $0 }) { try await database.close() }
    }
}

/// Gives every case of a test databases of its own.
struct OwnDatabasesTrait: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        let databases = OwnDatabases()
        let result: Result<Void, any Error>
        do {
            result = .success(try await OwnDatabases.$current.withValue(databases) { try await function() })
        } catch {
            result = .failure(error)
        }
        try await databases.close()
        try result.get()
    }
}

extension Trait where Self == OwnDatabasesTrait {
    static var ownDatabases: Self { Self() }
}
