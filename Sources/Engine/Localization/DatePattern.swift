import CivilTime

/// A pattern of UTS 35, part 4: runs of a letter are fields, texts in apostrophes stand for themselves.
///
/// It is parsed once, with the table it stands in: a page writes dozens of dates.
struct DatePattern: Sendable, ExpressibleByStringLiteral {
    private enum Part {
        case text(String)
        case field(Character, width: Int)
    }

    private let parts: [Part]

    init(stringLiteral pattern: String) {
        var (parts, text): ([Part], String) = ([], "")
        var rest = Substring(pattern)
        while let letter = rest.first {
            if letter == "'" {
                rest = rest.dropFirst()
                let quoted = rest.prefix { $0 != "'" }
                // Two apostrophes in a row stand for one.
                text += quoted.isEmpty ? "'" : quoted
                rest = rest.dropFirst(quoted.count + 1)
            } else if letter.isASCII, letter.isLetter {
                let run = rest.prefix { $0 == letter }
                if !text.isEmpty { parts.append(.text(text)) }
                text = ""
                parts.append(.field(letter, width: run.count))
                rest = rest.dropFirst(run.count)
            } else {
                text.append(letter)
                rest = rest.dropFirst()
            }
        }
        if !text.isEmpty { parts.append(.text(text)) }
        self.parts = parts
    }

    /// A date and a time of day in the words of a language.
    func format(_ date: CivilDate, hour: Int = 0, minute: Int = 0, in facts: LanguageFacts) -> String {
        let (year, month, day) = date.components
        var written = ""
        for part in parts {
            switch part {
            case .text(let text): written += text
            case .field(let letter, let width):
                switch letter {
                case "y": written += width == 2 ? Self.padded(year % 100, 2) : String(year)
                case "M" where width > 2: written += (width == 3 ? facts.shortMonths : facts.months)[month - 1]
                // `L` and `c` are the forms that stand alone; beside a day, Russian months are in another case.
                case "L" where width > 2:
                    written += (width == 3 ? facts.shortMonthsAlone : facts.monthsAlone)[month - 1]
                case "M", "L": written += Self.padded(month, width)
                case "d": written += Self.padded(day, width)
                case "E": written += (width <= 3 ? facts.shortWeekdays : facts.weekdays)[date.dayOfWeek]
                case "c": written += (width <= 3 ? facts.shortWeekdaysAlone : facts.weekdaysAlone)[date.dayOfWeek]
                case "H": written += Self.padded(hour, width)
                // On a clock of twelve hours, 0 and 12 both read 12.
                case "h": written += Self.padded((hour + 11) % 12 + 1, width)
                case "m": written += Self.padded(minute, width)
                case "a": written += facts.dayPeriods[hour < 12 ? 0 : 1]
                default: preconditionFailure("the tables use a field that is not read here: \(letter)")
                }
            }
        }
        return written
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width
            ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}
