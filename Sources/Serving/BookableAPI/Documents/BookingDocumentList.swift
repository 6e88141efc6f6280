import Bookings

/// All uploaded documents of a booking, in the order of their names.
struct BookingDocumentList: Encodable {
    private let items: [BookingDocumentResponse]

    init(_ documents: [BookingDocument]) {
        items = documents.map(BookingDocumentResponse.init)
    }
}
