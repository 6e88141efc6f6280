import Bookings
import Scheduling
import WireFormat

/// The body of `PUT …/exceptions/{date}`: one row, or a list of them.
struct DateExceptionsRequest: Decodable {
    let exceptions: [ExceptionDocument]

    /// Whether the rows came as a list, so that a refusal can name the row.
    let isList: Bool

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        isList = fields.contains("exceptions")
        if isList {
            exceptions = try fields.list("exceptions", maximum: Self.maximumRows)
            if exceptions.isEmpty {
                let reason = "This needs a row; DELETE makes the date an ordinary one."
                try fields.refuse("exceptions", reason, .length(0, not: 1...Self.maximumRows), code: .form)
            }
            try fields.finish()
        } else {
            let only = try ExceptionDocument(reading: &fields)
            try fields.finish()
            exceptions = [try fields.require(only, "is_available")]
        }
    }

    /// The field that a refusal is about, as the request names it.
    func field(of error: ScheduleError) -> String {
        let first = "exceptions[0]."
        return isList || !error.field.hasPrefix(first) ? error.field : String(error.field.dropFirst(first.count))
    }

    private static let maximumRows = 50
}
