import CivilTime

/// A pattern of UTS 35, part 4: runs of a letter are fields, texts in apostrophes stand for themselves.
struct DatePattern {
    private let pattern: String
    private let facts: LanguageFacts

    init(_ pattern: String, _ facts: LanguageFacts) {
        self.pattern = pattern
        self.facts = facts
    }

    func format(date: CivilDate, hour: Int, minute: Int) -> String {
        var written = ""
        var rest = Substring(pattern)
        while let letter = rest.first {
            if letter == "'" {
                rest = rest.dropFirst()
                let quoted = rest.prefix { $0 != "'" }
                // Two apostrophes in a row stand for one.
                written += quoted.isEmpty ? "'" : quoted
                rest = rest.dropFirst(quoted.count + 1)
            } else if letter.isASCII, letter.isLetter {
                let run = rest.prefix { $0 == letter }
                written += field(letter, run.count, date, hour, minute)
                rest = rest.dropFirst(run.count)
            } else {
                written.append(letter)
                rest = rest.dropFirst()
            }
        }
        return written
    }

    private func field(_ letter: Character, _ width: Int, _ date: CivilDate, _ hour: Int, _ minute: Int) -> String {
        switch letter {
        case "y": return width == 2 ? padded(date.year % 100, 2) : String(date.year)
        case "M" where width > 2: return (width == 3 ? facts.shortMonths : facts.months)[date.month - 1]
        // `L` and `c` are the forms that stand alone; beside a day, Russian months are in another case.
        case "L" where width > 2: return (width == 3 ? facts.shortMonthsAlone : facts.monthsAlone)[date.month - 1]
        case "M", "L": return padded(date.month, width)
        case "d": return padded(date.day, width)
        case "E": return (width <= 3 ? facts.shortWeekdays : facts.weekdays)[date.dayOfWeek]
        case "c": return (width <= 3 ? facts.shortWeekdaysAlone : facts.weekdaysAlone)[date.dayOfWeek]
        case "H": return padded(hour, width)
        // On a clock of twelve hours, 0 and 12 both read 12.
        case "h": return padded((hour + 11) % 12 + 1, width)
        case "m": return padded(minute, width)
        case "a": return facts.dayPeriods[hour < 12 ? 0 : 1]
        default: preconditionFailure("the tables use a field that is not read here: \(letter)")
        }
    }

    private func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
