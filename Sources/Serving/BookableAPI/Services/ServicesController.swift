import Bookings
import Hummingbird
import SQL

/// What providers offer.
struct ServicesController: Sendable {
    let database: any SQLDatabase
    let desk: ServiceDesk
    let warnings: ServiceWarnings
    let configuration: APIConfiguration

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
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let draft = try payload.json(CreateServiceRequest.self).draft
        return try await creation.response(on: database) { transaction in
            let service = try await desk.create(draft, of: provider, in: transaction)
            let path = "/v1/providers/\(provider)/services/\(service.id)"
            let created = try CreatedResource(ServiceResponse(service), at: path)
            let warnings = try await self.warnings.list(of: service, in: transaction)
            guard !warnings.isEmpty else { return created }
            return try created.adding(warnings.map(ServiceWarningResponse.init), as: "warnings")
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        var query = Query(request)
        let page = PageRequest<ServiceID>(reading: &query, configuration: configuration)
        let withArchived = query.choice("archived", of: YesOrNo.allCases) == .true
        try query.finish()
        // What is no longer offered is nobody else's business.
        if withArchived { try context.requester.require(.manage, provider) }
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(
                of: provider,
                includingArchived: withArchived,
                after: page.cursor,
                limit: page.fetchLimit,
                in: transaction
            )
        }
        let services = Page(found, limit: page.limit, cursor: \.id.rawValue, item: ServiceResponse.init)
        return try .publicRead(services, to: request, seconds: 10)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try Query(request).finish()
        let service = try await context.perform(.read, on: database) { transaction in
            try await desk.find(id, of: provider, in: transaction)
        }
        return try .publicRead(ServiceResponse(service), to: request, seconds: 10)
    }

    func update(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        let body = try await Payload(request, configuration).json(UpdateServiceRequest.self)
        let match = IfMatch(request)
        let (service, warnings) = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: provider) {
                ServiceResponse(try await desk.find(id, of: provider, in: $0))
            }
            let service = try await desk.update(id, of: provider, in: transaction) { try body.apply(to: &$0) }
            return (service, try await self.warnings.list(of: service, in: transaction))
        }
        let document = try JSONBytes.encode(ServiceResponse(service))
        return .tagged(bytes: document, sending: try JSONBytes.adding(warnings, to: document))
    }

    func archive(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let id: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        let match = IfMatch(request)
        try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: provider) {
                ServiceResponse(try await desk.find(id, of: provider, in: $0))
            }
            try await desk.archive(id, of: provider, in: transaction)
        }
        return Response(status: .noContent)
    }
}
