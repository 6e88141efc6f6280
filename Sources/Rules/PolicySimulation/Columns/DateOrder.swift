/// The order of day, month and year in numeric dates.
public enum DateOrder: Hashable, Sendable {
    /// `31.12.2026`.
    case dayMonthYear

    /// `12/31/2026`.
    case monthDayYear

    /// `2026-12-31`, which is read without an option.
    case yearMonthDay

    /// Seconds, or milliseconds in thirteen digits, since 1970 UTC.
    case unix

    /// The order of a pattern: `dmy`, `mdy`, `ymd`, `unix`, or such as `DD.MM.YYYY HH:mm`, `dd/MM/yyyy` or `%m/%d/%Y`.
    ///
    /// `nil` for anything else. Only the order of day, month and year is taken from it.
    public init?(pattern: String) {
        let word = pattern.lowercased()
        if word == "unix" {
            self = .unix
            return
        }
        let date = word == "iso" ? "ymd" : word.replacing("%", with: "").prefix { $0 != "h" && $0 != ":" }
        var letters = ""
        for letter in date where "dmy".contains(letter) && letters.last != letter { letters.append(letter) }
        switch letters {
        case "dmy": self = .dayMonthYear
        case "mdy": self = .monthDayYear
        case "ymd": self = .yearMonthDay
        default: return nil
        }
    }
}
