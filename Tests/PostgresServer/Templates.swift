/// The databases that others are copied from, each made once.
actor Templates {
    private var made: [String: Task<Void, any Error>] = [:]

    func ready(_ name: String, _ make: @escaping @Sendable () async throws -> Void) async throws {
        let making = made[name] ?? Task { try await make() }
        made[name] = making
        try await making.value
    }
}
