import CivilTime
import Scheduling

/// A schedule of Cal.com: when somebody is available, in a zone of its own.
struct CalComSchedule {
    let document: CalComDocuments.Document
    let id: String
    let owner: String?
    let timeZone: String?
    let isDefault: Bool
    var hours: [SourceProvider.Hours] = []
    var exceptions: [SourceProvider.Exception] = []
    var refused: [ImportEntry] = []

    private static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    init(_ document: CalComDocuments.Document) {
        let value = document.value
        self.document = document
        id = CalComDocuments.id(of: value)
        owner = value["ownerId", "userId"]?.id
        timeZone = value["timeZone"]?.text
        isDefault = value["isDefault"]?.bool ?? false
        let rows = (value["availability"]?.list ?? []) + (value["overrides"]?.list ?? [])
        for (index, row) in rows.enumerated() { read(row, "\(id)/\(index + 1)") }
    }

    /// Reads hours of days of the week, or of one date.
    private mutating func read(_ value: JSONValue, _ name: String) {
        let isDated = value["date"] != nil
        let source = SourceRow(isDated ? .exception : .hours, name, file: document.file, line: value.line)
        do throws(ImportFault) {
            guard let start = Self.time(value["startTime"]), let end = Self.time(value["endTime"]) else {
                throw ImportFault("startTime or endTime is not a time such as 09:00")
            }
            if isDated {
                exceptions.append(try Self.exception(source, value, start, end))
            } else {
                let until = Self.endOfDay(end)
                guard start < until else { throw ImportFault("it ends at or before its start") }
                hours.append(
                    .init(
                        row: source,
                        hours: try Self.days(value).map { WeeklyHours(dayOfWeek: $0, start: start, end: until) }
                    )
                )
            }
        } catch {
            refused.append(ImportEntry(source, .refused, error.reason))
        }
    }

    private static func exception(
        _ source: SourceRow,
        _ value: JSONValue,
        _ start: WallTime,
        _ end: WallTime
    ) throws(ImportFault) -> SourceProvider.Exception {
        guard let date = value["date"]?.text.flatMap({ CivilDate(String($0.prefix(10))) }) else {
            throw ImportFault("date is not a date such as 2027-03-01")
        }
        // A date without hours is written as one that ends where it begins.
        guard start != end else { return .init(row: source, date: date, kinds: [.closed]) }
        let until = endOfDay(end)
        guard start < until else { throw ImportFault("it ends before its start") }
        return .init(row: source, date: date, kinds: [.open(start: start, end: until)])
    }

    /// The days of the week as numbers from Sunday, or as names.
    private static func days(_ value: JSONValue) throws(ImportFault) -> [Int] {
        var days: [Int] = []
        for day in value["days"]?.list ?? [] {
            let number = day.text.flatMap { Self.dayNames.firstIndex(of: $0) } ?? day.integer.map { Int(clamping: $0) }
            guard let number, (0...6).contains(number) else {
                throw ImportFault("days has something that is not a day")
            }
            days.append(number)
        }
        return days
    }

    /// A time of day, alone or on the first day of 1970.
    private static func time(_ value: JSONValue?) -> WallTime? {
        guard let text = value?.text else { return nil }
        guard let mark = text.firstIndex(of: "T") else { return LocalTime.time(text) }
        return LocalTime.time(text[text.index(after: mark)...].prefix(5))
    }

    /// A day there ends at 23:59 at the latest, which stands for midnight.
    private static func endOfDay(_ time: WallTime) -> WallTime {
        time == .midnight || time.hour == 23 && time.minute == 59 ? .endOfDay : time
    }
}
