import Bookings
import CivilTime
import Hummingbird
import Policies
import SQL
import WireFormat

/// Policies: the standard ones, those that providers uploaded, and trying them out.
struct PoliciesController: Sendable {
    let database: any SQLDatabase
    let configuration: ServerConfiguration
    private let trials: PolicyTrials
    private let reader: PolicyReader
    private let providers: ProviderStore
    private let store = PolicyStore()
    private let catalog = PolicyCatalog()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        trials: PolicyTrials,
        reader: PolicyReader,
        configuration: ServerConfiguration
    ) {
        self.database = database
        self.configuration = configuration
        self.trials = trials
        self.reader = reader
        providers = ProviderStore(zones: zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("policies", use: upload)
        router.get("policies", use: list)
        router.get("policies/{policy}", use: show)
        router.get("policies/{policy}/versions", use: versions)
    }

    func upload(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider)
        let payload = try await Payload(request, limit: configuration.maximumBodySize)
        let creation = try IdempotentCreation(request, payload, context: context)
        let upload = try self.upload(from: payload, request)
        let provider = try owner(of: upload, context.requester)
        let script = try await trials.admit(upload.source, for: context.requester)
        return try await creation.response(in: database) { connection in
            _ = try await providers.find(provider, in: connection)
            let version = try await store.upload(
                script,
                as: upload.policy,
                of: provider,
                by: context.requester,
                at: context.receivedAt,
                in: connection
            )
            return try CreatedResource(
                PolicyResponse(version, source: script.source),
                at: "/v1/policies/\(version.policy)"
            )
        }
    }

    /// The upload as JSON or as the script itself; the query can say what either belongs to.
    private func upload(from payload: Payload, _ request: Request) throws -> UploadPolicyRequest {
        var query = try Query(request)
        let provider: ProviderID? = try query.identifier("provider")
        let policy: PolicyID? = try query.identifier("policy")
        try query.finish()
        guard payload.mediaType == Self.script else {
            return try payload.policyDocument(UploadPolicyRequest.self).joined(with: provider, policy)
        }
        return UploadPolicyRequest(provider: provider, policy: policy, source: PolicySource(payload.bytes))
    }

    /// Whose policy it becomes.
    ///
    /// A policy of another provider is none that could get a version.
    private func owner(of upload: UploadPolicyRequest, _ requester: Requester) throws -> ProviderID {
        let own = try requester.confinement(asking: upload.provider)
        guard let provider = own ?? upload.provider ?? upload.policy?.provider else {
            throw WireError(.value, field: "provider_id", reason: "An admin must say whose policy it is.")
        }
        if let policy = upload.policy {
            guard !policy.isStandard else {
                throw BookingsError(.invalidValue, "A standard policy cannot be changed.", field: "policy")
            }
            guard policy.provider == provider else {
                throw BookingsError(.notFound, "There is no policy \"\(policy)\" of \(provider).", field: "policy")
            }
        }
        return provider
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        var query = try Query(request)
        let page = try PageRequest<PolicyID>(reading: &query, configuration: configuration)
        try query.finish()
        let own = try context.requester.confinement(asking: nil)
        let plan = PolicyPagePlan(after: page.cursor)
        return try await database.transaction(.read) { connection in
            var found: [(id: PolicyID, document: PolicyResponse)] = []
            for policy in plan.standard {
                found.append((policy, try await standard(policy, showsSource: false, in: connection)))
            }
            let uploads = try await store.list(
                provider: own,
                after: plan.uploadsAfter,
                limit: page.fetchLimit,
                in: connection
            )
            found += uploads.map { ($0.policy, PolicyResponse($0)) }
            return try .json(Page(found, limit: page.limit, cursor: \.id.rawValue, item: \.document))
        }
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        try Query(request).finish()
        return try await database.transaction(.read) { connection in
            guard !id.isStandard else {
                return try .json(try await standard(id, showsSource: true, in: connection))
            }
            guard let newest = try await store.versions(of: id, in: connection).last else {
                throw BookingsError(.notFound, "There is no policy \"\(id)\".")
            }
            return try .json(PolicyResponse(newest, source: try await store.source(of: newest.version, in: connection)))
        }
    }

    /// Newest first.
    func versions(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        try Query(request).finish()
        return try await database.transaction(.read) { connection in
            let versions =
                id.isStandard
                ? [try await standard(id, showsSource: false, in: connection)]
                : try await store.versions(of: id, in: connection).reversed().map { PolicyResponse($0) }
            return try .json(Page(versions, limit: versions.count, cursor: { _ in "" }, item: { $0 }))
        }
    }

    private func standard(
        _ policy: PolicyID,
        showsSource: Bool,
        in connection: any SQLConnection
    ) async throws -> PolicyResponse {
        let pinned = try await catalog.pin(policy, in: connection)
        let script = try await reader.script(of: pinned, in: connection)
        return PolicyResponse(standard: policy, script, showsSource: showsSource)
    }

    /// The type of a script sent as it is.
    static let script = "text/x-lua"
}
