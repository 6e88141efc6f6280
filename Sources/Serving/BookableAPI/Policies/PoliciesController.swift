import Bookings
import Hummingbird
import Policies
import SQL
import WireFormat

/// Policies: the standard ones and those that providers uploaded.
struct PoliciesController: Sendable {
    let database: any SQLDatabase
    let desk: PolicyDesk
    let trials: PolicyTrials
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("policies", use: upload)
        router.get("policies", use: list)
        router.get("policies/{policy}", use: show)
        router.get("policies/{policy}/versions", use: versions)
    }

    func upload(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireRole(.admin, .provider)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let upload = try self.upload(from: payload, request)
        let provider = try owner(of: upload, context.requester)
        let script = try await trials.admit(upload.source, for: context.requester)
        return try await creation.response(on: database) { transaction in
            let policy = try await desk.upload(script, as: upload.policy, of: provider, in: transaction)
            return try CreatedResource(PolicyResponse(policy), at: "/v1/policies/\(policy.policy.policy)")
        }
    }

    /// The upload as JSON or as the script itself; the query can say what either belongs to.
    private func upload(from payload: Payload, _ request: Request) throws -> UploadPolicyRequest {
        var query = Query(request)
        let provider: ProviderID? = query.identifier("provider", example: "prv_anna")
        let policy: PolicyID? = query.identifier("policy", example: "pol_anna_01")
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
        if let policy = upload.policy { try desk.checkOwner(provider, of: policy) }
        return provider
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        var query = Query(request)
        let page = PageRequest<PolicyID>(reading: &query, configuration: configuration)
        try query.finish()
        let own = try context.requester.confinement(asking: nil)
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.list(of: own, after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        return try .json(Page(found, limit: page.limit, cursor: \.policy.policy.rawValue, item: PolicyResponse.init))
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        try Query(request).finish()
        let policy = try await context.perform(.read, on: database) { try await desk.find(id, in: $0) }
        return try .publicRead(PolicyResponse(policy), to: request, seconds: 60)
    }

    /// Newest first.
    func versions(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        try Query(request).finish()
        let versions = try await context.perform(.read, on: database) { try await desk.versions(of: id, in: $0) }
        let page = Page(versions, limit: versions.count, cursor: { _ in "" }, item: PolicyResponse.init)
        return try .publicRead(page, to: request, seconds: 60)
    }

    /// The type of a script sent as it is.
    static let script = "text/x-lua"
}
