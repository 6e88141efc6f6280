import BookableAPI
import Bookings
import Hummingbird
import SQL

/// Redirects from a booking in the console to one of its documents, by a ticket: uploads are not served where the cookie counts.
struct BookingDocumentPages: Sendable {
    let bookings: BookingPages
    private let tickets = DocumentTicketDesk()
    private var gate: ConsoleGate { bookings.gate }

    init(bookings: BookingPages) {
        self.bookings = bookings
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("console/{provider}/bookings/{booking}/documents/{document}") {
            try await open(PageRequest($0, $1))
        }
    }

    private func open(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeBookings) { practice in
            _ = try await request.form()
            let id = try BookingPages.id(request, of: practice)
            let name = request.part("document")
            let found = try await bookings.find(id, of: practice, request)
            guard found.documents.contains(where: { $0.name == name }) else { throw PageRequest.notFound }
            let ticket = try await bookings.database.transaction(
                .write,
                by: practice.member.requester,
                at: request.now
            ) {
                try await tickets.make(for: name, of: id, in: $0)
            }
            return .leading(to: Address("files", ticket.text).text, isSecret: true)
        }
    }
}
