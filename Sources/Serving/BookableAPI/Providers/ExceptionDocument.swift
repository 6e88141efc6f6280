import Bookings
import CivilTime
import Scheduling
import WireFormat

/// One row of what is exceptional on a date, as requests give it and answers tell it.
struct ExceptionDocument: Codable {
    /// Only in answers: in requests the path names the date.
    private let date: CivilDate?
    let kind: ScheduleException.Kind
    let note: String?

    /// Only in answers: the time off that the row is part of.
    private let timeOff: TimeOffID?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let document = try ExceptionDocument(reading: &fields)
        try fields.finish()
        self = try fields.require(document, "is_available")
    }

    /// `nil` if a field is refused that says what is exceptional.
    init?(reading fields: inout Fields) throws {
        let kind = try ScheduleException.Kind(reading: &fields)
        note = try fields.text("note", length: 0...500)
        guard let kind else { return nil }
        self.kind = kind
        date = nil
        timeOff = nil
    }

    init(_ row: DatedException) {
        date = row.exception.date
        kind = row.exception.kind
        note = row.note
        timeOff = row.timeOff
    }

    func row(on date: CivilDate) -> DatedException {
        DatedException(ScheduleException(date: date, kind: kind), note: note)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(date?.description, forKey: .date)
        switch kind {
        case .closed:
            try container.encode(false, forKey: .isAvailable)
        case .open(let start, let end):
            try container.encode(true, forKey: .isAvailable)
            try container.encode(start.description, forKey: .customStart)
            try container.encode(end.description, forKey: .customEnd)
        case .closedPart(let start, let end):
            try container.encode(false, forKey: .isAvailable)
            try container.encode(start.description, forKey: .customStart)
            try container.encode(end.description, forKey: .customEnd)
        }
        try container.encodeIfPresent(note, forKey: .note)
        try container.encodeIfPresent(timeOff?.rawValue, forKey: .timeOff)
    }

    private enum CodingKeys: String, CodingKey {
        case date = "exception_date"
        case isAvailable = "is_available"
        case customStart = "custom_start"
        case customEnd = "custom_end"
        case note
        case timeOff = "time_off_id"
    }
}
