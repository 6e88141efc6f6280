import CivilTime
import Glibc
import Synchronization

/// The date as answers say it, made once in a second.
final class HTTPDates: Sendable {
    private let last = Mutex<(second: Int64, text: String)>((.min, ""))

    /// The date as HTTP writes it, such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    func now() -> String {
        let second = Int64(time(nil))
        return last.withLock { last in
            if last.second != second { last = (second, Self.text(of: second)) }
            return last.text
        }
    }

    /// The text of a second since 1970, up to the year 9999.
    static func text(of second: Int64) -> String {
        let days = Int(second / 86_400)
        let rest = Int(second % 86_400)
        guard second >= 0, let date = CivilDate(daysSinceEpoch: days) else { return "Thu, 01 Jan 1970 00:00:00 GMT" }
        let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map { padded($0, to: 2) }.joined(separator: ":")
        // The first day of 1970 was a Thursday.
        return "\(weekdays[(days + 4) % 7]), \(padded(date.day, to: 2)) \(months[date.month - 1]) "
            + "\(padded(date.year, to: 4)) \(clock) GMT"
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
