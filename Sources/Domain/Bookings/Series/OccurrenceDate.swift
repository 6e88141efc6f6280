package import CivilTime

/// A day of a month as a series counts it, whether or not that month has it: also 2026-02-31.
package struct OccurrenceDate: Hashable, Sendable, CustomStringConvertible {
    private let year: Int
    private let month: Int
    private let day: Int

    package init(_ date: CivilDate) {
        (year, month, day) = date.components
    }

    /// The same day of the month, so many months later; `nil` past the year 9999.
    init?(_ date: CivilDate, addingMonths months: Int) {
        let (year, month, day) = date.components
        let sum = year * 12 + month - 1 + months
        guard sum / 12 <= 9_999 else { return nil }
        (self.year, self.month, self.day) = (sum / 12, sum % 12 + 1, day)
    }

    /// Reads `YYYY-MM-DD` with a day from 1 to 31; `nil` for anything else.
    package init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/),
            let year = Int(match.1), let month = Int(match.2), let day = Int(match.3),
            year > 0, (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// `nil` if the month does not have that day.
    package var date: CivilDate? { CivilDate(year: year, month: month, day: day) }

    package var description: String {
        "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))"
    }

    private static func digits(_ number: Int, _ length: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(length - text.utf8.count, 0)) + text
    }
}
