import Bookings

/// All notes about a booking, oldest first.
struct BookingNoteList: Encodable {
    private let items: [BookingNoteResponse]

    init(_ notes: [BookingNote]) {
        items = notes.map(BookingNoteResponse.init)
    }
}
