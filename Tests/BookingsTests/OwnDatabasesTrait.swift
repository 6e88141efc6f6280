import Testing

/// Gives every case of a test databases of its own.
struct OwnDatabasesTrait: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await OwnDatabases.provide(for: function)
    }
}

extension Trait where Self == OwnDatabasesTrait {
    static var ownDatabases: Self { Self() }
}
