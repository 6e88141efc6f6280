package import SQL

/// Rows of who is told of which events, by all programs that write to the database.
///
/// They are rows because a command, or a server of another release, writes events for subscribers that it does not have.
package struct EventSubscriptionStore: Sendable {
    package init() {}

    /// Makes `subscriber` be told of the events of its kinds that are written from now on, and of no others.
    ///
    /// Safe to repeat, as at each start of a server. Changes nothing if all is so already.
    package func register(_ subscriber: EventSubscriber, in connection: any SQLConnection) async throws {
        // Servers start together; only one that changes something takes the rows' locks.
        guard try await kinds(of: subscriber.name, in: connection) != subscriber.kinds else { return }
        try await remove(subscriber.name, in: connection)
        // In one order, so that two servers that start together do not wait for each other's rows in a circle.
        for kind in subscriber.kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
            try await connection.execute(
                """
                INSERT INTO event_subscriptions (event_kind, subscriber, is_gathered)
                VALUES (\(kind), \(subscriber.name), \(subscriber.isGathered))
                ON CONFLICT (event_kind, subscriber) DO NOTHING
                """
            )
        }
    }

    /// Tells the subscriber of that name of no more events; its jobs stay.
    package func remove(_ name: String, in connection: any SQLConnection) async throws {
        try await connection.execute("DELETE FROM event_subscriptions WHERE subscriber = \(name)")
    }

    /// The kinds of events that a subscriber is told of.
    package func kinds(of name: String, in connection: any SQLConnection) async throws -> Set<EventKind> {
        Set(
            try await connection.query(
                "SELECT event_kind FROM event_subscriptions WHERE subscriber = \(name)"
            ).map { try $0.decode("event_kind", as: EventKind.self) }
        )
    }
}
