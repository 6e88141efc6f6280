import SQL
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)))
struct NotificationContractTests {
    @Test(arguments: Engine.allCases)
    func thisProcessHearsACommitBeforeTheCallReturns(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let heard = Heard()
            try await database.listen(to: "items", heard.note)
            try await database.transaction(.write) { connection in
                try await connection.insertItem(1)
                try await connection.notify("items", "1")
                #expect(heard.messages == [])
            }
            #expect(heard.messages.contains("1"))
        }
    }

    @Test(arguments: Engine.allCases)
    func whatIsRolledBackIsNeverHeard(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let heard = Heard()
            try await database.listen(to: "items", heard.note)
            try await database.transaction(.write) { connection in
                _ = try? await connection.savepoint {
                    try await connection.notify("items", "undone")
                    try await connection.insertItem(1)
                    try await connection.insertItem(1)
                }
                try await connection.notify("items", "done")
            }
            await #expect(throws: SQLError.self) {
                try await database.transaction(.write) { connection in
                    try await connection.notify("items", "failed")
                    throw SQLError(.other, "the body changed its mind")
                }
            }
            #expect(Set(heard.messages) == ["done"])
        }
    }

    @Test(arguments: Engine.allCases)
    func channelsAreApart(_ engine: Engine) async throws {
        try await engine.withItems { database in
            let (items, others) = (Heard(), Heard())
            try await database.listen(to: "items", items.note)
            try await database.listen(to: "others", others.note)
            try await database.transaction(.write) { try await $0.notify("items", "it's \"quoted\"") }
            #expect(Set(items.messages) == ["it's \"quoted\""])
            #expect(others.messages == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aLockKeepsReadersWhoWriteApart(_ engine: Engine) async throws {
        try await engine.withItems { database in
            try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await database.transaction(.write) { connection in
                            try await connection.lock("items")
                            let last = try await connection.itemIDs().last ?? 0
                            try await connection.insertItem(last + 1)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.itemIDs() == Array(1...20))
        }
    }
}

/// The messages that were heard, in their order.
private final class Heard: Sendable {
    private let list = Mutex<[String]>([])

    var messages: [String] { list.withLock { $0 } }

    func note(_ notification: SQLNotification) {
        guard case .message(let payload) = notification else { return }
        list.withLock { $0.append(payload) }
    }
}
