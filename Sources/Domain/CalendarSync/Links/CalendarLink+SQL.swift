import CivilTime
import Bookings
import CalendarFeeds
import SQL

extension CalendarLink.Kind: SQLConvertible {}
extension CalendarRules.StaleRule: SQLConvertible {}
extension CalendarProblem.Code: SQLConvertible {}

extension CalendarLink {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, link_id, kind, account_id, name, host, address, owner_addresses, tentative_is_busy, when_stale, free_days_are_busy,
        counts_as_busy, receives_bookings, booking_contents, revision,
        etag, last_modified, read_at, read_zone, synced_at, failing_since, failures, problem_code, problem, warnings, watch_id,
        watch_resource, watch_hash, watch_ends_at, watch_due_at, created_at, created_by, updated_at
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("link_id"),
            provider: try row.decode("provider_id"),
            kind: try row.decode("kind"),
            account: try row.decode("account_id"),
            name: try row.decode("name"),
            host: try row.decode("host"),
            rules: CalendarRules(
                ownerAddresses: try JSONText.decode([String].self, from: try row.decode("owner_addresses")),
                tentativeIsBusy: try row.decode("tentative_is_busy"),
                whenStale: try row.decode("when_stale"),
                freeDaysAreBusy: try row.decode("free_days_are_busy"),
                countsAsBusy: try row.decode("counts_as_busy")
            ),
            receivesBookings: try row.decode("receives_bookings"),
            bookingContents: try row.decode("booking_contents"),
            state: try CalendarLinkState(row: row),
            watch: try CalendarWatch(row: row),
            watchDueAt: try row.decode("watch_due_at"),
            sealedAddress: try row.decode("address"),
            revision: try row.decode("revision"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by"),
            updatedAt: try row.decode("updated_at")
        )
    }
}

extension CalendarWatch {
    fileprivate init?(row: SQLRow) throws {
        guard let id = try row.decode("watch_id", as: String?.self) else { return nil }
        self.init(
            id: id,
            resource: try row.decode("watch_resource"),
            secretHash: try row.decode("watch_hash"),
            endsAt: try row.decode("watch_ends_at")
        )
    }
}

extension CalendarLinkState {
    fileprivate init(row: SQLRow) throws {
        syncedAt = try row.decode("synced_at")
        failingSince = try row.decode("failing_since")
        failures = try row.decode("failures")
        warnings = try JSONText.decode([String].self, from: try row.decode("warnings"))
        version = FeedVersion(tag: try row.decode("etag"), lastModified: try row.decode("last_modified"))
        if let code = try row.decode("problem_code", as: CalendarProblem.Code?.self) {
            problem = CalendarProblem(code: code, message: try row.decode("problem"))
        }
        if let at = try row.decode("read_at", as: Instant?.self) {
            reading = Reading(at: at, timeZone: try row.decode("read_zone"))
        }
    }
}
