import Bookings
import CivilTime
import Intervals
import SQL
import Scheduling

extension Studio {
    /// Blocks `[start, end)`, unix seconds.
    @discardableResult
    func block(
        _ start: Instant,
        _ end: Instant,
        note: String? = nil,
        now: Instant = Studio.now
    ) async throws -> BusyTime {
        try await database.transaction(.write, by: .system, at: now) { transaction in
            try await BusyTimeDesk(zones: .system).block(
                Interval(start: start, end: end),
                note: note,
                of: self.provider,
                in: transaction
            )
        }
    }

    func unblock(_ busy: BusyTime) async throws {
        try await database.transaction(.write, by: .system, at: Studio.now) { transaction in
            try await BusyTimeDesk(zones: .system).unblock(busy.id, of: self.provider, in: transaction)
        }
    }

    /// Adds busy time as a calendar would.
    func insertBusyTime(_ span: Interval, source: String, in connection: any SQLConnection) async throws {
        let busy = BusyTime(
            id: .make(under: provider, at: Studio.now),
            provider: provider,
            span: span,
            source: BusyTime.Source(rawValue: source),
            note: nil,
            createdAt: Studio.now,
            createdBy: "system"
        )
        try await BusyTimeStore().insert(busy, in: connection)
    }

    /// The slots of a day, counted from the one of the opening, as the database says now.
    func slots(onDay day: Int64 = 0) async throws -> [Instant] {
        let range = Interval(start: Studio.opening + day * 86_400, end: Studio.opening + day * 86_400 + 36_000)
        return try await database.transaction(.read) { connection in
            let loader = CalendarLoader(zones: .system)
            let offered = try await loader.offered(of: self.service.id, of: self.provider, in: connection)
            let asked = try await loader.load(
                offered,
                first: range.startAt,
                last: range.endAt,
                at: Studio.now,
                in: connection
            )
            return asked.calendar.slots(
                asked.rules,
                now: Studio.now.secondsSince1970,
                in: .instants(range)
            ).map { Instant($0) }
        }
    }
}
