import Bookings
import Hummingbird
import SQL

/// Providers: who can be booked, and under which policy.
struct ProvidersController: Sendable {
    let database: any SQLDatabase
    let desk: ProviderDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers", use: create)
        router.get("providers", use: list)
        router.get("providers/{provider}", use: show)
        router.patch("providers/{provider}", use: update)
        router.put("providers/{provider}/policy", use: choosePolicy)
    }

    func create(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateProviderRequest.self)
        return try await creation.response(on: database) { transaction in
            let details = try await desk.create(body.provider, in: transaction)
            return try CreatedResource(
                ProviderResponse(details, for: context.requester),
                at: "/v1/providers/\(details.provider.id)"
            )
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        var query = Query(request)
        let page = PageRequest<ProviderID>(reading: &query, configuration: configuration)
        let form = query.choice("format", of: ListForm.allCases) ?? .json
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        if form == .csv {
            let shown = found.prefix(page.limit)
            let next = found.count > page.limit ? shown.last?.id.rawValue : nil
            let rows = shown.map { ProviderRow.cells($0, for: context.requester) }
            return CSVPage(ProviderRow.names, rows, nextCursor: next).response(to: request)
        }
        let providers = Page(found, limit: page.limit, cursor: \.id.rawValue) {
            ListedProviderResponse($0, for: context.requester)
        }
        return try .publicRead(providers, to: request, seconds: 10)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try Query(request).finish()
        let id: ProviderID = try context.pathID("provider")
        let details = try await context.perform(.read, on: database) { try await desk.find(id, in: $0) }
        return try .publicRead(ProviderResponse(details, for: context.requester), to: request, seconds: 10)
    }

    func update(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, configuration).json(UpdateProviderRequest.self)
        if body.changesPayments { try context.requester.requireRole(.admin) }
        let match = IfMatch(request)
        let (details, affected) = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id) { try await desk.document(id, for: context, in: $0) }
            return try await desk.update(id, in: transaction) { try body.apply(to: &$0) }
        }
        let bytes = try JSONBytes.encode(ProviderResponse(details, for: context.requester))
        guard let affected else { return .tagged(bytes: bytes) }
        let more = affected.map(AffectedBookingResponse.init)
        return .tagged(bytes: bytes, sending: try JSONBytes.adding(more, as: "affected_bookings", to: bytes))
    }

    func choosePolicy(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, configuration).json(ChoosePolicyRequest.self)
        let match = IfMatch(request)
        let policy = try await context.perform(.write, on: database) { transaction in
            try await match.check(in: transaction, of: id) { try await desk.document(id, for: context, in: $0) }
            return try await desk.choosePolicy(body.policy, version: body.version, of: id, in: transaction)
        }
        return try .json(PolicyReference(policy))
    }
}

extension ProviderDesk {
    /// The provider as a read answers it, to compare with what a client has.
    func document(
        _ id: ProviderID,
        for context: APIContext,
        in transaction: Transaction
    ) async throws -> ProviderResponse {
        ProviderResponse(try await find(id, in: transaction), for: context.requester)
    }
}
