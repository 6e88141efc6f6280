import Bookings
import CivilTime
import WireFormat

/// The body of `POST …/time-off`.
struct CreateTimeOffRequest: Decodable {
    let span: TimeOff.Span
    let note: String?

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let first = try fields.date("first_date")
        let last = try fields.date("last_date")
        let start = try fields.time("start_time")
        let end = try fields.time("end_time")
        let repetition = try fields.optional("repeat", as: RepetitionDocument.self)
        note = try fields.text("note", length: 0...500)
        fields.demand("first_date")
        if (start == nil) != (end == nil) {
            let missing = start == nil ? "start_time" : "end_time"
            try fields.refuse(missing, "start_time and end_time go together.", .required)
        }
        if start == WallTime.endOfDay {
            try fields.refuse("start_time", "Hours may end at 24:00, not start there.", .invalid)
        }
        try fields.finish()
        let date = try fields.require(first, "first_date")
        var span = TimeOff.Span(first: date, last: last ?? date)
        if let start, let end { span.part = TimeOff.Part(start: start, end: end) }
        span.repetition = repetition?.repetition
        self.span = span
    }
}

/// How the dates of time off come again.
struct RepetitionDocument: Codable {
    let repetition: TimeOff.Repetition

    init(_ repetition: TimeOff.Repetition) {
        self.repetition = repetition
    }

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let every: TimeOff.Step? = try fields.choice("every")
        let until = try fields.date("until")
        fields.demand("every", "until")
        try fields.finish()
        repetition = TimeOff.Repetition(
            every: try fields.require(every, "every"),
            until: try fields.require(until, "until")
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(repetition.every.rawValue, forKey: .every)
        try container.encode(repetition.until.description, forKey: .until)
    }

    private enum CodingKeys: String, CodingKey {
        case every, until
    }
}
