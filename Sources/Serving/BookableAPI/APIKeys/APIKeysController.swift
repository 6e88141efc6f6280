import Bookings
import Hummingbird
import SQL

/// API keys: all of them for admins, and those of one provider for that provider.
struct APIKeysController: Sendable {
    let database: any SQLDatabase
    let configuration: APIConfiguration
    private let desk = APIKeyDesk()

    init(database: any SQLDatabase, configuration: APIConfiguration) {
        self.database = database
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("api-keys", use: create)
        router.get("api-keys", use: listAll)
        router.get("api-keys/{key}", use: show)
        router.patch("api-keys/{key}", use: change)
        router.delete("api-keys/{key}", use: revoke)
        router.post("api-keys/{key}/rotate", use: rotate)
        router.post("providers/{provider}/api-keys", use: createOwn)
        router.get("providers/{provider}/api-keys", use: listOwn)
        router.get("providers/{provider}/api-keys/{key}", use: show)
        router.patch("providers/{provider}/api-keys/{key}", use: change)
        router.delete("providers/{provider}/api-keys/{key}", use: revoke)
        router.post("providers/{provider}/api-keys/{key}/rotate", use: rotate)
    }

    func create(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let payload = try await Payload(request, configuration)
        return try await create(request, payload, context) { try payload.json(CreateAPIKeyRequest.self).key }
    }

    func createOwn(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let payload = try await Payload(request, configuration)
        return try await create(request, payload, context) {
            try payload.json(CreateProviderAPIKeyRequest.self).key(of: provider)
        }
    }

    private func create(
        _ request: Request,
        _ payload: Payload,
        _ context: APIContext,
        _ read: () throws -> NewAPIKey
    ) async throws -> Response {
        let creation = try IdempotentCreation(request, payload, context: context)
        let new = try read()
        return try await creation.response(on: database) { transaction in
            let (key, secret) = try await desk.create(new, in: transaction)
            let document = APIKeyResponse(key, at: transaction.now, secret: secret)
            return try CreatedResource(document, at: "\(Self.place(of: context))/\(key.id)")
        }
    }

    func listAll(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        var query = Query(request)
        let page = PageRequest<APIKeyID>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        return try .json(
            Page(found, limit: page.limit, cursor: { $0.id.rawValue }) { APIKeyResponse($0, at: context.receivedAt) }
        )
    }

    func listOwn(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let found = try await context.perform(.read, on: database) { try await desk.list(of: provider, in: $0) }
        return try .json(APIKeyListResponse(items: found.map { APIKeyResponse($0, at: context.receivedAt) }))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let (id, provider) = try key(context)
        try Query(request).finish()
        let key = try await context.perform(.read, on: database) { try await desk.find(id, of: provider, in: $0) }
        return try .json(APIKeyResponse(key, at: context.receivedAt))
    }

    func change(_ request: Request, context: APIContext) async throws -> Response {
        let (id, provider) = try key(context)
        let body = try await Payload(request, configuration).json(UpdateAPIKeyRequest.self)
        let key = try await context.perform(.write, on: database) { transaction in
            try await desk.change(id, of: provider, body.changes, in: transaction)
        }
        return try .json(APIKeyResponse(key, at: context.receivedAt))
    }

    func revoke(_ request: Request, context: APIContext) async throws -> Response {
        let (id, provider) = try key(context)
        try await context.perform(.write, on: database) { try await desk.revoke(id, of: provider, in: $0) }
        return Response(status: .noContent)
    }

    func rotate(_ request: Request, context: APIContext) async throws -> Response {
        let (id, provider) = try key(context)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body: RotateAPIKeyRequest = try payload.optionalJSON()
        return try await creation.response(on: database) { transaction in
            let (key, secret, old) = try await desk.rotate(
                id,
                of: provider,
                until: body.oldValidUntil,
                expiry: body.expiry,
                in: transaction
            )
            let document = RotatedAPIKeyResponse(
                key: APIKeyResponse(key, at: transaction.now, secret: secret),
                old: APIKeyResponse(old, at: transaction.now)
            )
            return try CreatedResource(document, at: "\(Self.place(of: context))/\(key.id)")
        }
    }

    /// Which key is asked for, and whose it has to be, if the requester may manage it.
    private func key(_ context: APIContext) throws -> (id: APIKeyID, provider: ProviderID?) {
        let provider = try Self.provider(context)
        if let provider {
            try context.requester.require(.manage, provider)
        } else {
            try context.requester.requireRole(.admin)
        }
        return (try context.pathID("key"), provider)
    }

    /// The provider in the path; `nil` on the routes for all keys.
    private static func provider(_ context: APIContext) throws -> ProviderID? {
        context.parameters.get("provider") == nil ? nil : try context.pathID("provider")
    }

    /// Where the keys are that the path names one of.
    private static func place(of context: APIContext) -> String {
        let provider = context.parameters.get("provider")
        return provider.map { "/v1/providers/\($0)/api-keys" } ?? "/v1/api-keys"
    }
}
