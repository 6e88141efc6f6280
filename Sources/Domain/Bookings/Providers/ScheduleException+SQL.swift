import CivilTime
import SQL
import Scheduling

extension DatedException {
    init(row: SQLRow) throws {
        let isAvailable = try row.decode("is_available", as: Bool.self)
        let start = try row.decode("custom_start", as: WallTime?.self)
        let end = try row.decode("custom_end", as: WallTime?.self)
        let kind: ScheduleException.Kind =
            switch (start, end) {
            case (let start?, let end?) where isAvailable: .open(start: start, end: end)
            case (let start?, let end?): .closedPart(start: start, end: end)
            default: .closed
            }
        self.init(
            ScheduleException(date: try row.decode("exception_date"), kind: kind),
            note: try row.decode("note"),
            timeOff: try row.decode("time_off_id")
        )
    }
}

extension ScheduleException.Kind {
    /// `is_available`, `custom_start` and `custom_end`.
    var columns: (Bool, WallTime?, WallTime?) {
        switch self {
        case .closed: (false, nil, nil)
        case .open(let start, let end): (true, start, end)
        case .closedPart(let start, let end): (false, start, end)
        }
    }
}
