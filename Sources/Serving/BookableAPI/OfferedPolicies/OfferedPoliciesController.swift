import Bookings
import Hummingbird
import SQL

/// The policies that new bookings pin: the provider's, and those of services that have their own.
struct OfferedPoliciesController: Sendable {
    let database: any SQLDatabase
    let desk: ServicePolicyDesk
    let services: ServiceDesk
    let trials: PolicyTrials
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        for path in ["providers/{provider}/policy", "providers/{provider}/services/{service}/policy"] {
            router.get("\(path)", use: show)
            router.get("\(path)/curve", use: draw)
        }
        router.put("providers/{provider}/services/{service}/policy", use: choose)
        router.delete("providers/{provider}/services/{service}/policy", use: remove)
    }

    /// For everybody: whoever books accepts it.
    func show(_ request: Request, context: APIContext) async throws -> Response {
        let (provider, service) = try place(context)
        try Query(request).finish()
        let policy = try await context.perform(.read, on: database) { transaction in
            try await desk.policy(of: provider, for: service, in: transaction)
        }
        return try .publicRead(PolicyReference(policy), to: request, seconds: 10)
    }

    func draw(_ request: Request, context: APIContext) async throws -> Response {
        let (provider, service) = try place(context)
        var query = Query(request)
        let form = try CurveForm(request, &query)
        try query.finish()
        let source = try await context.perform(.read, on: database) { transaction in
            try await desk.source(of: provider, for: service, in: transaction)
        }
        return form.response(try await trials.curve(of: source, as: form, for: context.requester))
    }

    func choose(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let service: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        let body = try await Payload(request, configuration).json(ChoosePolicyRequest.self)
        let match = IfMatch(request)
        let policy = try await context.perform(.write, on: database) { transaction in
            try await check(match, service, of: provider, in: transaction)
            return try await desk.choose(
                body.policy,
                version: body.version,
                for: service,
                of: provider,
                in: transaction
            )
        }
        return try .json(PolicyReference(policy))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        let service: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let match = IfMatch(request)
        try await context.perform(.write, on: database) { transaction in
            try await check(match, service, of: provider, in: transaction)
            try await desk.remove(for: service, of: provider, in: transaction)
        }
        return Response(status: .noContent)
    }

    private func check(
        _ match: IfMatch,
        _ service: ServiceID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws {
        try await match.check(in: transaction, of: provider) {
            ServiceResponse(try await services.find(service, of: provider, in: $0))
        }
    }

    private func place(_ context: APIContext) throws -> (ProviderID, ServiceID?) {
        let provider: ProviderID = try context.pathID("provider")
        guard context.parameters.get("service") != nil else { return (provider, nil) }
        return (provider, try context.pathID("service", as: ServiceID.self))
    }
}
