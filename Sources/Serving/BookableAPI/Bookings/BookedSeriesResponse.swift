import Bookings
import JSONEncoding

/// The answer of `POST /v1/bookings` to a request with `repeat`: that to a single booking, of the first, and all of them.
struct BookedSeriesResponse {
    let first: BookedResponse
    let bookings: [BookingDesk.BookedOccurrence]
}

extension BookedSeriesResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        object.add("booking", first.booking)
        object.add("bookings", bookings.lazy.map(Item.init))
        object.add("token", plain: first.token)
    }

    private struct Item: JSONDocument {
        let occurrence: BookingDesk.BookedOccurrence

        init(_ occurrence: BookingDesk.BookedOccurrence) {
            self.occurrence = occurrence
        }

        func write(to object: inout JSONObjectWriter) {
            let booking = occurrence.booking
            object.add("booking", BookingResponse(booking, for: .client(booking.id)))
            object.add("token", plain: occurrence.token.text)
        }
    }
}
