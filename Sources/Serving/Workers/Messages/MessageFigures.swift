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
            let oldest = try await database.transaction(.read) { try await MessageStore().oldestDue(at: now, in: $0) }
            return [
                MetricReading(
                    "bookable_messages_due_age_seconds",
                    .gauge,
                    help: "How long the oldest message that is due has waited, in seconds.",
                    [.init([], Double(oldest.map { now - $0 } ?? 0))]
                )
            ]
        }
    }
}
