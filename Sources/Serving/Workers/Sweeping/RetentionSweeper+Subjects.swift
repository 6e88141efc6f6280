package import Bookings
package import CivilTime
import Glibc
package import Logging
package import SQL
import Webhooks

extension RetentionSweeper {
    /// Removes events that every subscriber has had.
    package static func events(
        on database: any SQLDatabase,
        retention: Int64,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) -> RetentionSweeper {
        RetentionSweeper(of: "events", retention: retention, clock: clock, logger: logger) { before in
            var total = 0
            var place: EventStore.Place?
            repeat {
                let removal = try await database.transaction(.write) { [place] connection in
                    try await EventStore().removeTold(before: before, after: place, limit: portion, in: connection)
                }
                total += removal.count
                place = removal.place
            } while place != nil && !Task.isCancelled
            return total
        }
    }

    /// Removes entries of the audit log.
    package static func auditEntries(
        on database: any SQLDatabase,
        retention: Int64,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) -> RetentionSweeper {
        RetentionSweeper(of: "audit entries", retention: retention, clock: clock, logger: logger) { before in
            var total = 0
            var removed = 0
            repeat {
                removed = try await database.transaction(.write) { connection in
                    try await AuditStore().remove(before: before, limit: portion, in: connection)
                }
                total += removed
            } while removed == portion && !Task.isCancelled
            return total
        }
    }

    /// Removes what is known of webhook deliveries.
    package static func webhookDeliveries(
        on database: any SQLDatabase,
        retention: Int64,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) -> RetentionSweeper {
        RetentionSweeper(of: "webhook deliveries", retention: retention, clock: clock, logger: logger) { before in
            try await WebhookHistory().remove(madeBefore: before, on: database)
        }
    }

    /// Removes documents whose sessions ended long enough ago, and files in `folder` that belong to no document.
    package static func documents(
        on database: any SQLDatabase,
        in folder: DocumentFolder?,
        retention: Int64,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) -> RetentionSweeper {
        RetentionSweeper(of: "documents", retention: retention, clock: clock, logger: logger) { end in
            var total = 0
            var removed = 0
            repeat {
                removed = try await database.transaction(.write) { connection in
                    try await BookingDocumentDesk.remove(endedBy: end, limit: portion, in: connection)
                }
                total += removed
            } while removed == portion && !Task.isCancelled
            guard let folder else { return total }
            // By the clock of the machine, which says when files were written.
            let now = Int64(time(nil))
            return max(total, try await BookingDocumentDesk.sweepFiles(in: folder, on: database, now: now))
        }
    }

    /// Removes links and sessions of members and clients that have ended.
    package static func signIns(
        on database: any SQLDatabase,
        clock: @escaping @Sendable () -> Instant,
        logger: Logger
    ) -> RetentionSweeper {
        RetentionSweeper(of: "sign-in links and sessions", retention: 0, clock: clock, logger: logger) { end in
            try await database.transaction(.write) { try await SignInSweep().remove(endedBy: end, in: $0) }
        }
    }

    /// How many rows one transaction looks at.
    private static let portion = 100
}
