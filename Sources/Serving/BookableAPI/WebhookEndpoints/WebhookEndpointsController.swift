import Bookings
import Hummingbird
import SQL
import Webhooks
import WireFormat

/// Places outside that are told of what happens at a provider.
struct WebhookEndpointsController: Sendable {
    let database: any SQLDatabase

    /// `nil` if the server tells nobody.
    let desk: WebhookEndpointDesk?
    let configuration: APIConfiguration
    private let history = WebhookHistory()

    init(database: any SQLDatabase, desk: WebhookEndpointDesk?, configuration: APIConfiguration) {
        self.database = database
        self.desk = desk
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("webhook-endpoints", use: add)
        router.get("webhook-endpoints", use: list)
        router.get("webhook-endpoints/{endpoint}", use: show)
        router.patch("webhook-endpoints/{endpoint}", use: change)
        router.delete("webhook-endpoints/{endpoint}", use: remove)
        router.post("webhook-endpoints/{endpoint}/rotate-secret", use: rotateSecret)
        router.get("webhook-endpoints/{endpoint}/deliveries", use: deliveries)
        router.post("webhook-endpoints/{endpoint}/deliveries/{event}/replay", use: replay)
    }

    func add(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateWebhookEndpointRequest.self)
        try context.requester.require(.manage, body.provider)
        let desk = try available()
        return try await creation.response(on: database) { transaction in
            let (endpoint, secret) = try await desk.add(
                body.url,
                description: body.description,
                kinds: body.kinds,
                to: body.provider,
                in: transaction
            )
            return try CreatedResource(
                WebhookEndpointResponse(endpoint, secret: secret),
                at: "/v1/webhook-endpoints/\(endpoint.id)"
            )
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider)
        var query = Query(request)
        let asked: ProviderID? = query.identifier("provider", example: "prv_anna")
        try query.finish()
        guard let provider = try context.requester.confinement(asking: asked) ?? asked else {
            throw WireError(.value, field: "provider", reason: "An admin has to name the provider.", fault: .required)
        }
        let desk = try available()
        let found = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(WebhookEndpointListResponse(items: found.map { WebhookEndpointResponse($0) }))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let (id, desk) = try endpoint(context)
        try Query(request).finish()
        let endpoint = try await context.perform(.read, on: database) { try await desk.find(id, in: $0) }
        return try .json(WebhookEndpointResponse(endpoint))
    }

    func change(_ request: Request, context: APIContext) async throws -> Response {
        let (id, desk) = try endpoint(context)
        let body = try await Payload(request, configuration).json(UpdateWebhookEndpointRequest.self)
        let endpoint = try await context.perform(.write, on: database) { transaction in
            try await desk.change(id, in: transaction, body.apply(to:))
        }
        return try .json(WebhookEndpointResponse(endpoint))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let (id, desk) = try endpoint(context)
        try await context.perform(.write, on: database) { try await desk.remove(id, in: $0) }
        return Response(status: .noContent)
    }

    func rotateSecret(_ request: Request, context: APIContext) async throws -> Response {
        let (id, desk) = try endpoint(context)
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        let (endpoint, secret) = try await context.perform(.write, on: database) { transaction in
            try await desk.rotateSecret(of: id, in: transaction)
        }
        return try .json(WebhookEndpointResponse(endpoint, secret: secret))
    }

    func deliveries(_ request: Request, context: APIContext) async throws -> Response {
        let (id, _) = try endpoint(context)
        var query = Query(request)
        let page = PageRequest<WebhookEventID>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await history.deliveries(
                to: id,
                before: page.cursor,
                limit: page.fetchLimit,
                in: transaction.connection
            )
        }
        return try .json(
            Page(found, limit: page.limit, cursor: { $0.event.rawValue }, item: WebhookDeliveryResponse.init)
        )
    }

    func replay(_ request: Request, context: APIContext) async throws -> Response {
        let (id, _) = try endpoint(context)
        let event: WebhookEventID = try context.pathID("event")
        let _: EmptyRequest = try await Payload(request, configuration).optionalJSON()
        let delivery = try await context.perform(.write, on: database) { transaction in
            try await history.replay(event, to: id, in: transaction)
        }
        return try .json(WebhookDeliveryResponse(delivery), status: .accepted)
    }

    /// Which endpoint is asked for, if the requester may manage it.
    private func endpoint(_ context: APIContext) throws -> (WebhookEndpointID, WebhookEndpointDesk) {
        try context.requester.requireRole(.admin, .provider)
        let id: WebhookEndpointID = try context.pathID("endpoint")
        guard let provider = id.provider else {
            throw APIError(.notFound, "Webhook endpoint \"\(id)\" was not found.")
        }
        try context.requester.require(.manage, provider)
        return (id, try available())
    }

    private func available() throws -> WebhookEndpointDesk {
        guard let desk else {
            throw APIError(
                .webhooksUnavailable,
                "This server sends no events to others: secrets_key is not configured."
            )
        }
        return desk
    }
}
