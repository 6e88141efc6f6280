import SQL

extension SQLDatabase {
    func insertItem(_ id: Int, name: String? = nil) async throws {
        try await transaction(.write) { try await $0.insertItem(id, name: name) }
    }

    func itemIDs() async throws -> [Int] {
        try await transaction(.read) { try await $0.itemIDs() }
    }
}

extension SQLConnection {
    func insertItem(_ id: Int, name: String? = nil) async throws {
        try await execute("INSERT INTO items (id, name) VALUES (\(id), \(name))")
    }

    func itemIDs() async throws -> [Int] {
        try await query("SELECT id FROM items ORDER BY id").map { try $0.decode("id") }
    }
}
