import Bookings
import WireFormat

/// How a booking is repeated, as a request says it.
struct RepeatRequest: Decodable {
    let repetition: Repetition

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let every: Repetition.Step? = try fields.choice("every")
        let count = try fields.integer("count", in: 2...Int64(Repetition.maximumCount))
        let skipped = try fields.texts("skip", length: 1...10, maximum: Repetition.maximumCount)
        fields.demand("every", "count")
        var dates: Set<OccurrenceDate> = []
        for (index, text) in skipped.enumerated() {
            if let date = OccurrenceDate(text) {
                dates.insert(date)
            } else {
                let element = "skip[\(index)]"
                try fields.refuse(
                    element,
                    "This must be a date such as 2026-12-24.",
                    .format("2026-12-24"),
                    code: .form
                )
            }
        }
        try fields.finish()
        repetition = Repetition(
            every: try fields.require(every, "every"),
            count: Int(try fields.require(count, "count")),
            skipping: dates
        )
    }
}
