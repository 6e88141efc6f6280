import SQL

extension MonthlyFigures {
    /// Reads what rows of a month and sums of such rows have; neither lead times nor clients.
    init(counts row: SQLRow) throws {
        self.init()
        made = try row.decode("made")
        scheduled = try row.decode("scheduled")
        completed = try row.decode("completed")
        cancelledByClient = try row.decode("cancelled_by_client")
        cancelledByProvider = try row.decode("cancelled_by_provider")
        noShows = try row.decode("no_shows")
        expired = try row.decode("expired")
        sessions = try row.decode("sessions")
        bookedMinutes = try row.decode("booked_minutes")
    }
}
