import CivilTime
import SQL

/// Rows of time off and of the dates that it makes.
struct TimeOffStore: Sendable {
    func insert(_ off: TimeOff, _ dates: [CivilDate], in connection: any SQLConnection) async throws {
        try await connection.execute(
            """
            INSERT INTO time_offs (provider_id, time_off_id, first_date, last_date, start_time, end_time, repeat_every,
                repeat_until, note, created_at, created_by)
            VALUES (\(off.provider), \(off.id), \(off.span.first), \(off.span.last), \(off.span.part?.start),
                \(off.span.part?.end), \(off.span.repetition?.every.rawValue), \(off.span.repetition?.until), \(off.note),
                \(off.createdAt), \(off.createdBy))
            """
        )
        // As many at once as a statement of SQLite takes values.
        for start in stride(from: 0, to: dates.count, by: 1_000) {
            let rows = dates[start..<min(start + 1_000, dates.count)].map { date -> SQLStatement in
                "(\(off.provider), \(date), \(off.id))"
            }
            try await connection.execute(
                "INSERT INTO time_off_dates (provider_id, exception_date, time_off_id) VALUES \(rows.joined(separator: ", "))"
            )
        }
        try await connection.tellOfferChange(of: off.provider)
    }

    func delete(_ id: TimeOffID, of provider: ProviderID, in connection: any SQLConnection) async throws {
        // The dates go first, because they refer to the row that follows.
        try await connection.execute(
            "DELETE FROM time_off_dates WHERE provider_id = \(provider) AND time_off_id = \(id)"
        )
        let deleted = try await connection.execute(
            "DELETE FROM time_offs WHERE provider_id = \(provider) AND time_off_id = \(id)"
        )
        guard deleted == 1 else { throw BookingsError.notFound(id) }
        try await connection.tellOfferChange(of: provider)
    }

    /// All of a provider's, in the order in which they were set.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [TimeOff] {
        try await connection.query(
            """
            SELECT time_off_id, provider_id, first_date, last_date, start_time, end_time, repeat_every, repeat_until, note, created_at,
                created_by
            FROM time_offs WHERE provider_id = \(provider) ORDER BY time_off_id
            """
        ).map(TimeOff.init(row:))
    }

    func count(of provider: ProviderID, in connection: any SQLConnection) async throws -> (spans: Int, dates: Int) {
        let spans = try await connection.query(
            "SELECT COUNT(*) AS spans FROM time_offs WHERE provider_id = \(provider)"
        )
        let dates = try await connection.query(
            "SELECT COUNT(*) AS dates FROM time_off_dates WHERE provider_id = \(provider)"
        )
        return (try spans.first?.decode("spans") ?? 0, try dates.first?.decode("dates") ?? 0)
    }
}

extension TimeOff {
    init(row: SQLRow) throws {
        var span = Span(first: try row.decode("first_date"), last: try row.decode("last_date"))
        if let start = try row.decode("start_time", as: WallTime?.self),
            let end = try row.decode("end_time", as: WallTime?.self)
        {
            span.part = Part(start: start, end: end)
        }
        if let every = try row.decode("repeat_every", as: String?.self).flatMap({ Step(rawValue: $0) }),
            let until = try row.decode("repeat_until", as: CivilDate?.self)
        {
            span.repetition = Repetition(every: every, until: until)
        }
        self.init(
            id: try row.decode("time_off_id"),
            provider: try row.decode("provider_id"),
            span: span,
            note: try row.decode("note"),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by")
        )
    }
}
