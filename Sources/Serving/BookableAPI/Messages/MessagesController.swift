import Bookings
import Hummingbird
import Notifications
import SQL

/// What was and will be sent about a booking.
struct MessagesController: Sendable {
    let database: any SQLDatabase
    private let messages = MessageStore()

    init(database: any SQLDatabase) {
        self.database = database
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("messages", use: list)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider, .finance)
        var query = Query(request)
        let booking: BookingID? = query.identifier("booking", example: "bkg_anna_01")
        query.demand("booking")
        try query.finish()
        let id = try query.require(booking, "booking")
        try context.requester.require(.view, id)
        let found = try await context.perform(.read, on: database) { transaction in
            _ = try await BookingStore().find(id, in: transaction.connection)
            return try await messages.list(of: id, in: transaction.connection)
        }
        return try .json(MessageListResponse(items: found.map(MessageResponse.init)))
    }
}
