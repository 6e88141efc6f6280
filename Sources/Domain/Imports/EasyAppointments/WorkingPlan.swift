import CivilTime
import Scheduling

/// The working plan of a provider of Easy!Appointments: JSON with hours and breaks by day.
enum WorkingPlan {
    /// In the order of the days of the week, which begin on Sunday.
    private static let days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

    /// The hours of each day that has some, by the name of the day; faults are by day as well.
    static func week(
        _ text: String,
        line: Int
    ) throws(ImportFault) -> (hours: [(day: String, hours: [WeeklyHours])], faults: [(day: String, reason: String)]) {
        let value = try document(text, line: line, "working_plan")
        guard let plan = value.object else { throw ImportFault(line: line, "working_plan is not an object of days") }
        if let unknown = plan.keys.sorted().first(where: { !days.contains($0) }) {
            throw ImportFault(line: line, "working_plan has a day \"\(unknown.prefix(20))\"")
        }
        var hours: [(day: String, hours: [WeeklyHours])] = []
        var faults: [(day: String, reason: String)] = []
        for (number, day) in days.enumerated() {
            guard let hoursOfDay = plan[day], !hoursOfDay.isNull else { continue }
            do throws(ImportFault) {
                let pieces = try pieces(hoursOfDay)
                hours.append((day, pieces.map { WeeklyHours(dayOfWeek: number, start: $0.start, end: $0.end) }))
            } catch {
                faults.append((day, error.reason))
            }
        }
        return (hours, faults)
    }

    /// What is different on dates, by date; a date without hours has none.
    ///
    /// Newer releases write a list of spans of dates, older ones an object by date.
    static func exceptions(
        _ text: String,
        line: Int
    ) throws(ImportFault) -> (
        found: [(date: CivilDate, kinds: [ScheduleException.Kind])], faults: [(name: String, reason: String)]
    ) {
        let value = try document(text, line: line, "working_plan_exceptions")
        var found: [(date: CivilDate, kinds: [ScheduleException.Kind])] = []
        var faults: [(name: String, reason: String)] = []
        if let list = value.list {
            for (index, element) in list.enumerated() {
                do throws(ImportFault) {
                    found += try span(element)
                } catch {
                    faults.append((element["startDate"]?.text ?? "\(index + 1)", error.reason))
                }
            }
            return (found, faults)
        }
        guard let dates = value.object else {
            throw ImportFault(line: line, "working_plan_exceptions is neither an object nor a list")
        }
        for (name, hours) in dates.sorted(by: { $0.key < $1.key }) {
            guard let date = CivilDate(name) else {
                faults.append((String(name.prefix(40)), "this is not a date"))
                continue
            }
            do throws(ImportFault) {
                found.append((date, try kinds(hours)))
            } catch {
                faults.append((name, error.reason))
            }
        }
        return (found, faults)
    }

    private static func document(_ text: String, line: Int, _ column: String) throws(ImportFault) -> JSONValue {
        do throws(ImportFault) {
            return try JSONReader.read(Array(text.utf8))
        } catch {
            throw ImportFault(line: line, "\(column): \(error.reason)")
        }
    }

    /// The dates of a span; at most ten years.
    private static func span(
        _ value: JSONValue
    ) throws(ImportFault) -> [(date: CivilDate, kinds: [ScheduleException.Kind])] {
        guard let first = value["startDate"]?.text.flatMap({ CivilDate(String($0.prefix(10))) }),
            let last = value["endDate"]?.text.flatMap({ CivilDate(String($0.prefix(10))) }), first <= last,
            last.daysSinceEpoch - first.daysSinceEpoch <= 3_660
        else { throw ImportFault("this is not a span of dates") }
        let kinds = try kinds(value)
        return (first.daysSinceEpoch...last.daysSinceEpoch).compactMap { CivilDate(daysSinceEpoch: $0) }.map {
            ($0, kinds)
        }
    }

    private static func kinds(_ value: JSONValue) throws(ImportFault) -> [ScheduleException.Kind] {
        guard !value.isNull, value["start", "startTime"] != nil else { return [.closed] }
        let pieces = try pieces(value)
        return pieces.isEmpty ? [.closed] : pieces.map { .open(start: $0.start, end: $0.end) }
    }

    private static func pieces(_ value: JSONValue) throws(ImportFault) -> [(start: WallTime, end: WallTime)] {
        let hours = try bounds(value)
        var breaks: [(start: WallTime, end: WallTime)] = []
        for pause in value["breaks"]?.list ?? [] { breaks.append(try bounds(pause)) }
        guard let pieces = PartedHours.pieces(from: hours.start, to: hours.end, without: breaks) else {
            throw ImportFault("hours or a break end before they begin")
        }
        return pieces
    }

    private static func bounds(_ value: JSONValue) throws(ImportFault) -> (start: WallTime, end: WallTime) {
        guard let start = value["start", "startTime"]?.text.flatMap({ LocalTime.time($0) }),
            let end = value["end", "endTime"]?.text.flatMap({ LocalTime.time($0) })
        else { throw ImportFault("start or end is not a time such as 09:00") }
        // A day that ends at midnight is written as 00:00, and one that ends a minute before as 23:59.
        return (start, end == .midnight ? .endOfDay : end)
    }
}
