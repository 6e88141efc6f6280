package import CivilTime
package import Scheduling

/// What differs on one date, as documents write it.
package struct ExceptionRow: Decodable, Hashable, Sendable {
    package let date: CivilDate
    package let kind: ScheduleException.Kind

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let date = try fields.date("exception_date")
        kind = try ScheduleException.Kind(reading: &fields)
        try fields.finish()
        self.date = try fields.require(date, "exception_date")
    }

    /// The exception as the engine knows it.
    package var exception: ScheduleException {
        ScheduleException(date: date, kind: kind)
    }
}

extension ScheduleException.Kind {
    /// Reads `is_available`, `custom_start` and `custom_end`.
    package init(reading fields: inout Fields) throws {
        let isAvailable = try fields.required("is_available", as: Bool.self)
        let start = try fields.time("custom_start")
        let end = try fields.time("custom_end")
        switch (isAvailable, start, end) {
        case (false, nil, nil): self = .closed
        case (true, let start?, let end?): self = .open(start: start, end: end)
        case (false, let start?, let end?): self = .closedPart(start: start, end: end)
        case (true, nil, nil):
            throw fields.refusal("custom_start", "A date that is available needs custom_start and custom_end.")
        case (_, nil, _):
            throw fields.refusal("custom_start", "custom_start and custom_end go together.")
        case (_, _, nil):
            throw fields.refusal("custom_end", "custom_start and custom_end go together.")
        }
    }
}
