package import SQL

extension BookingStore {
    /// The query of the bookings of a series, in the order in which they were made; at most ``Repetition/maximumCount``.
    package func finding(_ series: SeriesID, in dialect: Dialect) -> SQLQuery<[Booking]> {
        SQLQuery(
            """
            SELECT \(Booking.columns) FROM \(dialect.bookingsOfSeries)
            WHERE provider_id = \(series.provider) AND series_id = \(series) ORDER BY series_index
            """
        ) { try $0.map(Booking.init(row:)) }
    }

    /// The query of those of some bookings that are not for sure those of the clients who booked them: of other clients, or with
    /// other tokens.
    ///
    /// Bounded by the history of `bookings`, which are not empty.
    func handedOver(among bookings: [BookingID], in dialect: Dialect) -> SQLQuery<Set<BookingID>> {
        let kinds: [BookingChange.Kind] = [.clientChanged, .clientErased, .tokenReissued]
        return SQLQuery(
            """
            SELECT DISTINCT booking_id FROM booking_history \(dialect.by("sqlite_autoindex_booking_history_1"))
            WHERE (\(SQLStatement.owned("booking_id", among: bookings, in: dialect)))
                AND kind IN (\(kinds.map { "\($0)" as SQLStatement }.joined(separator: ", ")))
            """
        ) { rows in Set(try rows.map { try $0.decode("booking_id", as: BookingID.self) }) }
    }
}

extension Dialect {
    /// Bookings that were made as series, behind FROM.
    ///
    /// By name, because SQLite may read all of a provider's bookings if its statistics are from when there were few.
    var bookingsOfSeries: SQLStatement { "bookings \(by("bookings_of_series"))" }
}
