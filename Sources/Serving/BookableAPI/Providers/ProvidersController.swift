import Bookings
import CivilTime
import Hummingbird
import SQL

/// Providers: who can be booked, and under which policy.
struct ProvidersController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let providers: ProviderStore
    private let schedules = ScheduleStore()
    private let catalog = PolicyCatalog()
    private let policies: PolicyReader

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        policies: PolicyReader,
        configuration: ServerConfiguration
    ) {
        self.database = database
        self.configuration = configuration
        providers = ProviderStore(zones: zones)
        self.policies = policies
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers", use: create)
        router.get("providers/{provider}", use: show)
        router.patch("providers/{provider}", use: update)
        router.put("providers/{provider}/policy", use: choosePolicy)
    }

    func create(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin)
        let payload = try await Payload(request, limit: configuration.maximumBodySize)
        let creation = try IdempotentCreation(request, payload, context: context)
        let body = try payload.json(CreateProviderRequest.self)
        guard body.policy.isStandard else {
            throw BookingsError(
                .invalidValue,
                "A new provider begins with a standard policy and can upload its own then.",
                field: "policy"
            )
        }
        return try await creation.response(in: database) { connection in
            let policy = try await catalog.pin(body.policy, in: connection)
            let draft = ProviderStore.Draft(
                id: body.id,
                name: body.name,
                email: body.email,
                timeZone: body.timeZone,
                policy: policy
            )
            let provider = try await providers.create(draft, at: context.receivedAt, in: connection)
            return try CreatedResource(
                try await document(of: provider, for: context.requester, in: connection),
                at: "/v1/providers/\(provider.id)"
            )
        }
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try Query(request).finish()
        let id: ProviderID = try context.pathID("provider")
        return try await database.transaction(.read) { connection in
            let provider = try await providers.find(id, in: connection)
            return try .json(try await document(of: provider, for: context.requester, in: connection))
        }
    }

    func update(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(UpdateProviderRequest.self)
        return try await database.transaction(.write) { connection in
            try await connection.lock(id)
            var provider = try await providers.find(id, in: connection)
            if body.changesPayments { try context.requester.requireRole(.admin) }
            body.apply(to: &provider)
            provider = try await providers.update(provider, at: context.receivedAt, in: connection)
            return try .json(try await document(of: provider, for: context.requester, in: connection))
        }
    }

    func choosePolicy(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, limit: configuration.maximumBodySize).json(ChoosePolicyRequest.self)
        guard body.policy.isStandard || body.policy.provider == id else {
            throw BookingsError(
                .invalidValue,
                "A provider offers a standard policy or one of its own.",
                field: "policy"
            )
        }
        return try await database.transaction(.write) { connection in
            try await connection.lock(id)
            var provider = try await providers.find(id, in: connection)
            provider.policy = try await catalog.pin(body.policy, version: body.version, in: connection)
            provider = try await providers.update(provider, at: context.receivedAt, in: connection)
            return try .json(try await policies.reference(to: provider.policy, in: connection))
        }
    }

    private func document(
        of provider: Provider,
        for requester: Requester,
        in connection: any SQLConnection
    ) async throws -> ProviderResponse {
        ProviderResponse(
            provider,
            policy: try await policies.reference(to: provider.policy, in: connection),
            hours: try await schedules.weeklyHours(of: provider.id, in: connection),
            exceptions: try await schedules.exceptions(of: provider.id, in: connection),
            for: requester
        )
    }
}
