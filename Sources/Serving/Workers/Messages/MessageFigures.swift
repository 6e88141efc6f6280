package import CivilTime
import Notifications
package import Observability
package import SQL

/// Figures about messages that are read when they are asked for.
package enum MessageFigures {
    /// How long the oldest message that is due has waited.
    package static func source(
        of database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant
    ) -> MetricSource {
        {
            let now = clock()
            let store = MessageStore()
            let (oldest, due) = try await database.transaction(.read) { connection in
                (try await store.oldestDue(at: now, in: connection), try await store.countDue(at: now, in: connection))
            }
            return [
                MetricReading(
                    "bookable_messages_due_age_seconds",
                    .gauge,
                    help: "How long the oldest message that is due has waited, in seconds.",
                    [.init([], Double(oldest.map { now - $0 } ?? 0))]
                ),
                MetricReading(
                    "bookable_messages_due",
                    .gauge,
                    help: "Messages that are due and wait, \(MessageStore.countedAtMost) of each channel at most.",
                    due.messages.sorted { $0.key.rawValue < $1.key.rawValue }
                        .map { .init([("channel", $0.key.rawValue)], Double($0.value)) }
                ),
                MetricReading(
                    "bookable_message_plans_due",
                    .gauge,
                    help: "Bookings with due messages that wait for a look, \(MessageStore.countedAtMost) at most.",
                    [.init([], Double(due.plans))]
                ),
            ]
        }
    }
}
