import Bookings
import Hummingbird
import Notifications
import SQL

/// Lets browsers and apps take push messages about a booking.
struct PushSubscriptionsController: Sendable {
    let database: any SQLDatabase
    let desk: PushSubscriptionDesk

    /// The public half of the key that browsers subscribe with; `nil` if the server does not push to them.
    let applicationServerKey: String?

    /// Whether the server pushes to apps.
    let pushesToApps: Bool
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("push-key", use: key)
        router.post("bookings/{booking}/push-subscriptions", use: subscribe)
        router.delete("bookings/{booking}/push-subscriptions/{subscription}", use: unsubscribe)
    }

    func key(_ request: Request, context: APIContext) async throws -> Response {
        try Query(request).finish()
        return try .json(PushKeyResponse(applicationServerKey: try available()))
    }

    func subscribe(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(PushSubscriptionRequest.self)
        if case .app = body.target {
            guard pushesToApps else {
                throw APIError(.wrongState, "Push messages to apps are off: fcm_service_account is not set.")
            }
        } else {
            _ = try available()
        }
        return try await creation.response(on: database) { transaction in
            let subscription = try await desk.add(body.target, to: id, in: transaction)
            return try CreatedResource(
                PushSubscriptionResponse(id: subscription.rawValue),
                at: "/v1/bookings/\(id)/push-subscriptions/\(subscription)"
            )
        }
    }

    func unsubscribe(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let subscription: PushSubscriptionID = try context.pathID("subscription")
        try await context.perform(.write, on: database) { transaction in
            try await desk.remove(subscription, from: id, in: transaction)
        }
        return Response(status: .noContent)
    }

    private func available() throws -> String {
        guard let applicationServerKey else {
            throw APIError(.wrongState, "Push messages to browsers are off: vapid_key is not set.")
        }
        return applicationServerKey
    }
}

/// What browsers subscribe with.
struct PushKeyResponse: Encodable {
    let applicationServerKey: String

    private enum CodingKeys: String, CodingKey {
        case applicationServerKey = "application_server_key"
    }
}

/// A subscription as its client is shown it, without its address.
struct PushSubscriptionResponse: Encodable {
    let id: String
}
