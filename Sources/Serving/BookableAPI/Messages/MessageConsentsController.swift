import Bookings
import Hummingbird
import Notifications
import SQL

/// Lets clients agree to short messages about a booking, and take that back.
struct MessageConsentsController: Sendable {
    let database: any SQLDatabase
    let desk: MessageConsentDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("bookings/{booking}/message-consents", use: list)
        router.put("bookings/{booking}/message-consents/sms", use: put)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.view, id)
        try Query(request).finish()
        let found = try await context.perform(.read, on: database) { try await desk.list(of: id, in: $0) }
        return try .json(MessageConsentListResponse(items: found.map(MessageConsentResponse.init)))
    }

    func put(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let body = try await Payload(request, configuration).json(MessageConsentRequest.self)
        let found = try await context.perform(.write, on: database) { transaction in
            if body.given {
                try await desk.give(.sms, for: id, in: transaction)
            } else {
                try await desk.withdraw(.sms, for: id, in: transaction)
            }
            return try await desk.list(of: id, in: transaction)
        }
        return try .json(MessageConsentListResponse(items: found.map(MessageConsentResponse.init)))
    }
}
