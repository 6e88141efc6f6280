import Bookings
import CivilTime
import Hummingbird
import SQL

/// What providers offer.
struct ServicesController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let terms: PaymentTerms?
    private let providers: ProviderStore
    private let services = ServiceStore()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        terms: PaymentTerms?,
        configuration: ServerConfiguration
    ) {
        self.database = database
        self.terms = terms
        self.configuration = configuration
        providers = ProviderStore(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/services", use: create)
        router.get("providers/{provider}/services", use: list)
        router.get("providers/{provider}/services/{service}", use: show)
        router.patch("providers/{provider}/services/{service}", use: update)
        router.delete("providers/{provider}/services/{service}", use: archive)
    }

    func create(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let payload = try await Payload(request, limit: configuration.maximumBodySize)
        let creation = try IdempotentCreation(request, payload, context: context)
        let draft = try payload.json(CreateServiceRequest.self).draft
        guard draft.id.map({ $0.provider == provider }) ?? true else {
            throw BookingsError(.invalidValue, "The id must begin with \"svc_\(provider.name)_\".", field: "id")
        }
        return try await creation.response(in: database) { connection in
            _ = try await providers.find(provider, in: connection)
            let service = try await services.create(draft, of: provider, at: context.receivedAt, in: connection)
            try terms.check(service)
            return try CreatedResource(ServiceResponse(service), at: "/v1/providers/\(provider)/services/\(service.id)")
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        var query = try Query(request)
        let page = try PageRequest<ServiceID>(reading: &query, configuration: configuration)
        try query.finish()
        return try await database.transaction(.read) { connection in
            _ = try await providers.find(provider, in: connection)
            let found = try await services.list(
                of: provider,
                after: page.cursor,
                limit: page.fetchLimit,
                includingArchived: false,
                in: connection
            )
            return try .json(Page(found, limit: page.limit, cursor: \.id.rawValue, item: ServiceResponse.init))
        }
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try Query(request).finish()
        return try await database.transaction(.read) { connection in
            try .json(ServiceResponse(try await services.find(id, of: provider, in: connection)))
        }
    }

    func update(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(UpdateServiceRequest.self)
        return try await database.transaction(.write) { connection in
            try await connection.lock(provider)
            var service = try await services.find(id, of: provider, in: connection)
            try body.apply(to: &service)
            service.updatedAt = context.receivedAt
            try terms.check(service)
            try await services.update(service, in: connection)
            return try .json(ServiceResponse(service))
        }
    }

    /// Bookings of an archived service live on; no new ones can be made.
    func archive(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        try await database.transaction(.write) { connection in
            try await connection.lock(provider)
            var service = try await services.find(id, of: provider, in: connection)
            service.isArchived = true
            service.updatedAt = context.receivedAt
            try await services.update(service, in: connection)
        }
        return Response(status: .noContent)
    }
}
