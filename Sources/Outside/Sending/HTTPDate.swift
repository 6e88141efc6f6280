/// A date of HTTP, such as `Sun, 06 Nov 1994 08:49:37 GMT`: RFC 9110, section 5.6.7.
struct HTTPDate {
    /// Since 1970, in UTC.
    let seconds: Int

    /// `nil` if `text` is not in the form that senders must use, or its year is before 1970.
    init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[5] == "GMT", let day = Self.number(parts[1], 2, 1...31),
            let month = Self.months.firstIndex(of: parts[2]), let year = Self.number(parts[3], 4, 1970...9999)
        else { return nil }
        let time = parts[4].split(separator: ":", omittingEmptySubsequences: false)
        guard time.count == 3, let hour = Self.number(time[0], 2, 0...23), let minute = Self.number(time[1], 2, 0...59),
            let second = Self.number(time[2], 2, 0...60)
        else { return nil }
        // Of the year's days before the month; a leap day counts from March on.
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let before = year - 1
        let leapDays = before / 4 - before / 100 + before / 400 - 477
        let days = (year - 1970) * 365 + leapDays + Self.daysBefore[month] + (isLeap && month > 1 ? 1 : 0) + day - 1
        seconds = ((days * 24 + hour) * 60 + minute) * 60 + second
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

    private static func number(_ text: Substring, _ digits: Int, _ range: ClosedRange<Int>) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(text) else {
            return nil
        }
        return range.contains(number) ? number : nil
    }
}
