/// What a transaction will say when it commits.
package struct PendingNotifications: Sendable {
    private struct Entry: Hashable {
        let channel: String
        let payload: String
    }

    private var entries: [Entry] = []

    package init() {}

    /// How many there are; ``drop(after:)`` returns to such a point.
    package var count: Int { entries.count }

    package mutating func add(_ payload: String, to channel: String) {
        entries.append(Entry(channel: channel, payload: payload))
    }

    /// Forgets what was added since there were `count`.
    package mutating func drop(after count: Int) {
        entries.removeLast(entries.count - count)
    }

    /// Posts each message once.
    package func post(on board: NotificationBoard) {
        // As PostgreSQL does, which drops repetitions within a transaction.
        var posted: Set<Entry> = []
        for entry in entries where posted.insert(entry).inserted {
            board.post(.message(entry.payload), to: entry.channel)
        }
    }
}
