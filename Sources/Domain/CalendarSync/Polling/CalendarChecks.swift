package import Bookings
package import CivilTime
import Intervals
import SQL

/// Looks once more at calendars whose rule says so, just before something is booked.
///
/// A calendar is asked about the days around the start that is wanted, and what is new there blocks at once; the file at an
/// address is read whole, if it has changed. A calendar that does not answer in time leaves what was read last in force.
package struct CalendarChecks: Sendable {
    let database: any SQLDatabase
    let syncer: CalendarSyncer
    let clock: @Sendable () -> Instant
    private let links = CalendarLinkStore()
    private let looks = RecentLooks()

    init(database: any SQLDatabase, syncer: CalendarSyncer, clock: @escaping @Sendable () -> Instant) {
        self.database = database
        self.syncer = syncer
        self.clock = clock
    }

    /// Looks at the provider's calendars that are to be checked, before something is booked at `starts`.
    ///
    /// Each is asked about a start at most once in ten seconds, however often somebody books. Takes three seconds at most: of a long series, the
    /// first starts are looked at in them.
    package func look(of provider: ProviderID, at starts: [Instant]) async throws {
        let checked = try await database.transaction(.read) { connection in
            try await links.checked(of: provider, in: connection)
        }
        let now = clock()
        guard !checked.isEmpty else { return }
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for start in starts where !Task.isCancelled {
                    await read(checked.filter { looks.begin($0.id, about: start, at: now) }, around: start)
                }
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

    private func read(_ due: [CalendarLink], around start: Instant) async {
        let window = Interval(start: start - Self.before, end: start + Self.after)
        await withDiscardingTaskGroup { group in
            for link in due {
                group.addTask {
                    do {
                        guard link.kind == .ics else { return try await syncer.look(at: link, in: window) }
                        // Of a file no part can be asked for.
                        guard let claimed = try await syncer.claim(link, pause: RecentLooks.pause) else { return }
                        _ = try await syncer.sync(claimed)
                    } catch {
                        // The poller reads it again, and tells what is wrong; what was read last is in force.
                    }
                }
            }
        }
    }

    // Buffers reach back before the start, and sessions of several days far behind it; what is longer is as it was read last.
    private static let before: Int64 = 86_400
    private static let after: Int64 = 7 * 86_400
    private static let deadline = Duration.seconds(3)
}
