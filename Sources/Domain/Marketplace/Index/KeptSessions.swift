import Bookings
import CivilTime
import SQL

/// How a provider has kept its last sessions, as of each day of which a search may ask while the provider is kept in memory.
///
/// So the order of results stays the same on all pages of a search, and on every server.
struct KeptRecord: Hashable, Sendable {
    /// At most three.
    let days: [KeptSessions]

    /// The first of them, in days of UTC since 1970.
    let firstDay: Int64

    static func read(of provider: ProviderID, at now: Instant, in connection: any SQLConnection) async throws -> Self {
        let firstDay = (now - ListedProviderReader.memory).secondsSince1970 / 86_400
        let lastDay = (now + ListedProviderReader.lifetime).secondsSince1970 / 86_400
        var days: [KeptSessions] = []
        for day in firstDay...lastDay {
            days.append(try await KeptSessions.read(of: provider, before: Instant(day * 86_400), in: connection))
        }
        return KeptRecord(days: days, firstDay: firstDay)
    }
}

/// How a provider has kept its last sessions.
struct KeptSessions: Hashable, Sendable {
    var kept: Int64 = 0

    /// Sessions that the provider cancelled, or did not approve.
    var cancelledByProvider: Int64 = 0

    /// How many bookings are considered: the latest that began before midnight.
    static let looked = 100

    /// Reads the record as of a midnight of UTC.
    static func read(
        of provider: ProviderID,
        before midnight: Instant,
        in connection: any SQLConnection
    ) async throws -> Self {
        // With both ends given, PostgreSQL follows the index in its order even without statistics, and stops at the limit; with one it
        // sorts all that came before.
        let earliest = midnight - 3_650 * 86_400
        let rows = try await connection.rows(
            of: BookingsInTime.parts(in: connection.dialect).map { bookings in
                """
                SELECT cancellation, expires_at, start_at, booking_id FROM \(bookings.table)
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
            // A hold that ran out, or a request that nobody answered, was never a session.
            case nil where try row.decode("expires_at", as: Instant?.self) != nil: break
            // For a no-show, the provider kept the session.
            case nil, "no_show": record.kept += 1
            case "provider": record.cancelledByProvider += 1
            default: break
            }
        }
        return record
    }
}
