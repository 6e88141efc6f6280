import BookableAPI
import Bookings
import Hummingbird
import SQL

/// Documents at addresses that work once, for a minute, and neither set nor read a cookie.
struct DocumentTicketPages: Sendable {
    let database: any SQLDatabase
    private let desk: BookingDocumentDesk
    private let tickets = DocumentTicketDesk()

    init(database: any SQLDatabase, rules: DocumentRules) {
        self.database = database
        desk = BookingDocumentDesk(rules: rules)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("files/{ticket}") { try await get(PageRequest($0, $1)) }
    }

    private func get(_ request: PageRequest) async throws -> Response {
        guard let ticket = Secret(request.part("ticket"), kind: .documentTicket) else { throw PageRequest.notFound }
        // Anybody can ask, and only one may write at a time.
        let exists = try await database.transaction(.read, by: .anonymous, at: request.now) {
            try await tickets.exists(ticket, in: $0)
        }
        guard exists else { throw PageRequest.notFound }
        let found = try await database.transaction(.write, by: .anonymous, at: request.now) { transaction in
            guard let (id, name) = try await tickets.use(ticket, in: transaction) else { throw PageRequest.notFound }
            return try await desk.find(name, of: id, in: transaction.connection)
        }
        return Response(document: found.document, content: try await desk.content(of: found))
    }
}
