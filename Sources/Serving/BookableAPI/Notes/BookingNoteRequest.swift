import Bookings
import WireFormat

/// The body of `POST …/notes`.
struct BookingNoteRequest: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        var fields = try Fields(from: decoder)
        let text = try fields.text("text", length: 1...BookingNoteDesk.longestText)
        fields.demand("text")
        try fields.finish()
        self.text = try fields.require(text, "text")
    }
}
