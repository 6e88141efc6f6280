import Bookings
import CivilTime
import Notifications
import SQL

/// Finds the booking that the secret part of an address opens: its client's token, or the code of a link in a mail.
struct BookingOpener: Sendable {
    /// Knows the codes of links in mails; `nil` if mails have none.
    let links: ReminderLinkSigner?
    private let bookings = BookingStore()

    init(links: ReminderLinkSigner?) {
        self.links = links
    }

    /// `nil` if it opens nothing.
    func booking(opened text: String, on database: any SQLDatabase) async throws -> BookingID? {
        if let token = Secret(text, kind: .bookingToken) {
            return try await database.transaction(.read) { try await bookings.opened(by: token, in: $0) }
        }
        return links?.booking(of: text)
    }
}
