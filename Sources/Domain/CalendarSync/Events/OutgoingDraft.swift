import Bookings
import CivilTime
import Crypto
import GoogleCalendar
import Hexadecimal
import ICalendar
import MicrosoftGraph

/// What the event of a booking is to say.
struct OutgoingDraft: Sendable {
    let booking: BookingID

    /// As in files and mails.
    let event: OutgoingEvent

    /// A file for CalDAV, whose resources have no method (RFC 4791 §4.1).
    var file: [UInt8] { OutgoingCalendar(method: nil, events: [event]).bytes }

    func google(generation: Int) -> GoogleEventDraft {
        GoogleEventDraft(
            start: event.start,
            end: event.end,
            summary: event.summary,
            isTentative: event.status == .tentative,
            marks: [Self.bookingMark: booking.rawValue, Self.generationMark: "\(generation)"]
        )
    }

    var microsoft: GraphEventDraft {
        GraphEventDraft(
            start: event.start,
            end: event.end,
            subject: event.summary,
            isTentative: event.status == .tentative,
            mark: booking.rawValue
        )
    }

    static let bookingMark = "bookable_booking"
    static let generationMark = "bookable_generation"

    /// The id of a booking's event at Google: hexadecimal digits are among the characters that it takes.
    static func googleID(of booking: BookingID, generation: Int) -> String {
        // 20 bytes make 40 digits; Google takes ids of 5 to 1,024 characters.
        SHA256.hash(data: Array("google \(booking) \(generation)".utf8)).prefix(20).hexadecimal
    }

    /// Names the request by which a booking's event is made at Microsoft.
    static func transactionID(of booking: BookingID, generation: Int) -> String {
        SHA256.hash(data: Array("microsoft \(booking) \(generation)".utf8)).prefix(16).hexadecimal
    }
}
