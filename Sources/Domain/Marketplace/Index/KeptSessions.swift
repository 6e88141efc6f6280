import Bookings
import CivilTime
import SQL

/// How a provider has kept its last sessions, on the day on which that was read and on the day after it.
///
/// So it can be told for as long as the provider is kept in memory, and is the same on every server.
struct KeptRecord: Hashable, Sendable {
    let today: KeptSessions
    let tomorrow: KeptSessions

    /// From when on it is the day after.
    let midnight: Instant

    static func read(of provider: ProviderID, at now: Instant, in connection: any SQLConnection) async throws -> Self {
        let midnight = Instant(now.secondsSince1970 - now.secondsSince1970 % 86_400 + 86_400)
        return KeptRecord(
            today: try await KeptSessions.read(of: provider, at: now, in: connection),
            tomorrow: try await KeptSessions.read(of: provider, at: midnight, in: connection),
            midnight: midnight
        )
    }
}

/// How a provider has kept its last sessions.
struct KeptSessions: Hashable, Sendable {
    var kept: Int64 = 0

    /// Sessions that the provider cancelled, or did not approve.
    var cancelledByProvider: Int64 = 0

    /// How many bookings are considered: the latest that began before midnight.
    static let looked = 100

    /// Reads the record as of the midnight of UTC before `now`: it is then the same on every server.
    static func read(of provider: ProviderID, at now: Instant, in connection: any SQLConnection) async throws -> Self {
        let midnight = Instant(now.secondsSince1970 - now.secondsSince1970 % 86_400)
        // With both ends given, PostgreSQL follows the index in its order even without statistics, and stops at the limit; with one it
        // sorts all that came before.
        let earliest = midnight - 3_650 * 86_400
        let rows = try await connection.rows(
            of: BookingsInTime.parts(in: connection.dialect).map { bookings in
                """
                SELECT cancellation, start_at, booking_id FROM \(bookings.table)
                WHERE \(bookings.condition) AND provider_id = \(provider) AND start_at >= \(earliest) AND start_at < \(midnight)
                ORDER BY start_at DESC, booking_id DESC LIMIT \(unsafeRaw: "\(looked)")
                """
            }
        )
        let latest = try rows.joined().map { row in
            (
                start: try row.decode("start_at", as: Instant.self), id: try row.decode("booking_id", as: String.self),
                row: row
            )
        }
        .sorted { ($0.start, $0.id) > ($1.start, $1.id) }
        var record = KeptSessions()
        for (_, _, row) in latest.prefix(looked) {
            switch try row.decode("cancellation", as: String?.self) {
            // For a no-show, the provider kept the session.
            case nil, "no_show": record.kept += 1
            case "provider": record.cancelledByProvider += 1
            default: break
            }
        }
        return record
    }
}
