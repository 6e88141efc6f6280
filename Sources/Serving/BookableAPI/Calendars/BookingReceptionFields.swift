import CalendarSync
import WireFormat

/// The fields that say whether bookings are written to a linked calendar; what is left out stays as it is.
struct BookingReceptionFields {
    let receivesBookings: Bool?
    let contents: PublishedCalendar.Contents?

    init(reading fields: inout Fields) throws {
        receivesBookings = try fields.optional("receives_bookings", as: Bool.self)
        contents = try fields.choice("booking_contents")
    }

    func apply(to link: inout CalendarLink) {
        link.receivesBookings = receivesBookings ?? link.receivesBookings
        link.bookingContents = contents ?? link.bookingContents
    }
}
