import Bookings
package import CivilTime
package import Scheduling

/// What differs on one date, as documents write it.
package struct ExceptionRow: Decodable, Hashable, Sendable {
    package let date: CivilDate
    package let kind: ScheduleException.Kind

    package init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let date = try fields.date("exception_date")
        let kind = try ScheduleException.Kind(reading: &fields)
        fields.demand("exception_date")
        try fields.finish()
        self.kind = try fields.require(kind, "is_available")
        self.date = try fields.require(date, "exception_date")
    }

    /// The exception as the engine knows it.
    package var exception: ScheduleException {
        ScheduleException(date: date, kind: kind)
    }
}

extension ScheduleException.Kind {
    /// Reads `is_available`, `custom_start` and `custom_end`; `nil` if they are refused.
    package init?(reading fields: inout Fields) throws {
        let available = try fields.optional("is_available", as: Bool.self)
        let start = try fields.time("custom_start")
        let end = try fields.time("custom_end")
        fields.demand("is_available")
        guard let isAvailable = available, !fields.isRefused("custom_start"), !fields.isRefused("custom_end") else {
            return nil
        }
        switch (isAvailable, start, end) {
        case (false, nil, nil): self = .closed
        case (true, let start?, let end?): self = .open(start: start, end: end)
        case (false, let start?, let end?): self = .closedPart(start: start, end: end)
        case (true, nil, nil):
            try fields.refuse(
                "custom_start",
                "A date that is available needs custom_start and custom_end.",
                .required,
                code: .form
            )
            return nil
        case (_, nil, _):
            try fields.refuse("custom_start", "custom_start and custom_end go together.", .required, code: .form)
            return nil
        case (_, _, nil):
            try fields.refuse("custom_end", "custom_start and custom_end go together.", .required, code: .form)
            return nil
        }
    }
}
