import Bookings

/// All that is exceptional on one date.
struct DateExceptionsResponse: Encodable {
    let exceptions: [ExceptionDocument]

    init(_ rows: [DatedException]) {
        exceptions = rows.map(ExceptionDocument.init)
    }
}
