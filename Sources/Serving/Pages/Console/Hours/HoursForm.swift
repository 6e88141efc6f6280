import CivilTime
import Scheduling

/// The form of weekly hours: rows of a start and an end for each day of the week.
///
/// Hours that hold between dates or every second week are not part of it, and stay as they are.
struct HoursForm: Sendable {
    /// Of a day of the week, 0 = Sunday.
    struct Row: Sendable {
        var start = ""
        var end = ""
        var isEmpty: Bool { start.isEmpty && end.isEmpty }

        /// The two times; `nil` if one is missing, or is none.
        var times: (start: WallTime, end: WallTime)? {
            guard let start = WallTime(String(start.prefix(5))), let end = WallTime(String(end.prefix(5))) else {
                return nil
            }
            return (start, end)
        }
    }

    private(set) var rows: [[Row]]

    /// Rows that a day has at least; one more than it uses.
    private static let least = 2
    static let maximumCount = 24

    init(_ hours: [WeeklyHours]) {
        rows = (0...6).map { day in
            let used = hours.filter { $0.dayOfWeek == day && !$0.isSpecial }.sorted { $0.start < $1.start }.map { row in
                Row(start: Self.text(row.start), end: Self.text(row.end))
            }
            return used + (0..<max(Self.least - used.count, 1)).map { _ in Row() }
        }
    }

    /// What a new practice is shown: from nine to five on the days that are not the weekend in most countries.
    static var usual: HoursForm {
        var form = HoursForm([])
        for day in 1...5 { form.rows[day][0] = Row(start: "09:00", end: "17:00") }
        return form
    }

    init(_ fields: FormFields) {
        rows = (0...6).map { day in
            let typed = (0..<Self.maximumCount).map { row in
                Row(start: fields[Self.name(day, row, isEnd: false)], end: fields[Self.name(day, row, isEnd: true)])
            }
            let last = typed.lastIndex { !$0.isEmpty } ?? -1
            return Array(typed.prefix(max(last + 2, Self.least)))
        }
    }

    /// The hours; `nil` if a row lacks its start or its end.
    var hours: [WeeklyHours]? {
        var hours: [WeeklyHours] = []
        for (day, rows) in rows.enumerated() {
            for row in rows where !row.isEmpty {
                guard let times = row.times else { return nil }
                hours.append(WeeklyHours(dayOfWeek: day, start: times.start, end: times.end))
            }
        }
        return hours
    }

    /// A fingerprint of the hours, to detect concurrent changes.
    static func revision(of hours: [WeeklyHours]) -> String {
        hours.map { row in
            let dates = [row.validFrom, row.validUntil].map { $0?.description ?? "" }.joined(separator: "~")
            return "\(row.dayOfWeek).\(row.start)-\(row.end)" + (row.isSpecial ? ".\(dates).\(row.everyWeeks)" : "")
        }
        .joined(separator: "_")
    }

    /// The name of a field.
    static func name(_ day: Int, _ row: Int, isEnd: Bool) -> String { "d\(day).\(row).\(isEnd ? "end" : "start")" }

    /// As fields for times take them, in which midnight is 00:00.
    private static func text(_ time: WallTime) -> String {
        time == .endOfDay ? "00:00" : String(time.description.prefix(5))
    }
}

extension WeeklyHours {
    /// Whether they hold between dates or every second week.
    var isSpecial: Bool { validFrom != nil || validUntil != nil || everyWeeks != 1 }
}
