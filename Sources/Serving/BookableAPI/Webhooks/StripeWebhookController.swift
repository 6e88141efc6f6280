import Bookings
import Payments
import HTTPTypes
import Hummingbird
import NIOCore
import SQL
import Stripe

/// Takes in what Stripe tells, and answers at once: jobs do what follows from it.
package struct StripeWebhookController: Sendable {
    /// Where Stripe sends its events to.
    package static let path = "/v1/webhooks/stripe"

    let database: any SQLDatabase
    let access: StripeAccess?
    let configuration: APIConfiguration
    private let desk = StripeEventDesk()

    init(database: any SQLDatabase, access: StripeAccess?, configuration: APIConfiguration) {
        self.database = database
        self.access = access
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("webhooks/stripe", use: receive)
    }

    func receive(_ request: Request, context: APIContext) async throws -> Response {
        guard let access else {
            throw APIError(.paymentsUnavailable, "This server takes no payments: Stripe is not configured.")
        }
        let body = Array(buffer: try await request.body.collect(upTo: configuration.maximumBodySize))
        let signatures = request.headers[values: .stripeSignature]
        guard signatures.count == 1 else {
            throw APIError(.signatureInvalid, "One header Stripe-Signature is needed.")
        }
        let event = try access.verifier.event(body, header: signatures[0], now: context.receivedAt)
        guard event.isLive == access.client.isLive else {
            // Stripe would send what is refused again for days, and stop sending to an endpoint that refuses everything.
            return try .json(StripeWebhookResponse(isNew: false))
        }
        let received = ReceivedStripeEvent(
            id: event.id.rawValue,
            kind: "\(event.kind)",
            isLive: event.isLive,
            // What happens in a connected account is about no payment of ours: these are made in the platform's own.
            object: event.account == nil ? event.objectID : nil,
            intent: event.account == nil ? event.paymentID?.rawValue : nil,
            createdAt: event.created
        )
        let isNew = try await context.perform(.write, on: database) { transaction in
            try await desk.receive(received, in: transaction)
        }
        return try .json(StripeWebhookResponse(isNew: isNew))
    }
}

extension HTTPField.Name {
    /// When an event was sent, and its signatures.
    fileprivate static var stripeSignature: Self {
        known("Stripe-Signature")
    }
}
