import Bookings
import CivilTime

/// Time off as a form has it.
struct TimeOffForm: Sendable {
    var first = ""
    var last = ""
    var start = ""
    var end = ""
    var note = ""

    init() {}

    init(_ fields: FormFields) {
        first = fields["first"]
        last = fields["last"]
        start = fields["start"]
        end = fields["end"]
        note = fields["note"]
    }

    /// The dates, of which one alone is both; `nil` if they are none, or if only one of the times is given.
    var span: TimeOff.Span? {
        guard let first = CivilDate(first), let last = CivilDate(last.isEmpty ? self.first : last), first <= last
        else { return nil }
        var span = TimeOff.Span(first: first, last: last)
        if !start.isEmpty || !end.isEmpty {
            guard let start = WallTime(String(start.prefix(5))), let end = WallTime(String(end.prefix(5))) else {
                return nil
            }
            span.part = TimeOff.Part(start: start, end: end)
        }
        return span
    }

    var hidden: [(name: String, value: String)] {
        [("first", first), ("last", last), ("start", start), ("end", end), ("note", note)]
    }
}
