package import Bookings
import CivilTime
import SQL

/// Looks once more at calendars whose rule says so, just before something is booked.
///
/// What is asked is whether the calendar changed, so it costs one request where it did not; what it says is written as by the
/// poller. A calendar that does not answer in time leaves what was read last in force.
package struct CalendarChecks: Sendable {
    let database: any SQLDatabase
    let syncer: CalendarSyncer
    let clock: @Sendable () -> Instant
    private let links = CalendarLinkStore()

    init(database: any SQLDatabase, syncer: CalendarSyncer, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.syncer = syncer
        self.clock = clock
    }

    /// Looks at the provider's calendars that are to be checked, each at most once in ten seconds, however often somebody books.
    ///
    /// Takes three seconds at most.
    package func look(of provider: ProviderID) async throws {
        let due = try await database.transaction(.read) { connection in
            try await links.checked(of: provider, askedBefore: clock() - Self.pause, in: connection)
        }
        guard !due.isEmpty else { return }
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                await read(due)
                return true
            }
            group.addTask {
                do {
                    try await Task.sleep(for: Self.deadline)
                } catch {
                    // Everything was read in time.
                }
                return false
            }
            // Whichever ends first: the readings or the time for them.
            _ = await group.next()
            group.cancelAll()
        }
    }

    private func read(_ due: [CalendarLink]) async {
        await withDiscardingTaskGroup { group in
            for link in due {
                group.addTask {
                    do {
                        guard let claimed = try await syncer.claim(link, pause: Self.pause) else { return }
                        _ = try await syncer.sync(claimed)
                    } catch {
                        // The poller reads it again, and tells what is wrong; what was read last is in force.
                    }
                }
            }
        }
    }

    /// Seconds between two looks.
    private static let pause: Int64 = 10
    private static let deadline = Duration.seconds(3)
}
