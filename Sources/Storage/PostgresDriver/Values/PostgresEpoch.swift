/// PostgreSQL counts from the beginning of 2000.
enum PostgresEpoch {
    /// Seconds from 1970 to 2000, both UTC.
    static let secondsSince1970: Int64 = 946_684_800
    /// Days from 1970 to 2000.
    static let daysSince1970: Int64 = 10_957
}
