/// A span of time in words.
enum NoticeText {
    /// `5 days`, `24 hours`, `2 days 3 hours`, `90 minutes`: the largest unit and what it leaves in the next.
    ///
    /// Days are 86,400 seconds and are used from two on, so that 24 hours are not taken for a day of the calendar.
    /// Seconds are left out from a minute on. `seconds` must not be negative.
    static func describe(_ seconds: Int64) -> String {
        switch seconds {
        case 172_800...: pair(seconds / 86_400, "day", seconds % 86_400 / 3_600, "hour")
        case 7_200...: pair(seconds / 3_600, "hour", seconds % 3_600 / 60, "minute")
        case 60...: count(seconds / 60, "minute")
        default: count(seconds, "second")
        }
    }

    private static func pair(_ large: Int64, _ largeUnit: String, _ small: Int64, _ smallUnit: String) -> String {
        small == 0 ? count(large, largeUnit) : "\(count(large, largeUnit)) \(count(small, smallUnit))"
    }

    private static func count(_ number: Int64, _ unit: String) -> String {
        number == 1 ? "1 \(unit)" : "\(number) \(unit)s"
    }
}
