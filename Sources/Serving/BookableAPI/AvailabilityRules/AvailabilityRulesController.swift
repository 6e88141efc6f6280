import Bookings
import Hummingbird
import Policies
import SQL
import WireFormat

/// The availability rules of providers: which of the starts that hours and limits leave are offered.
struct AvailabilityRulesController: Sendable {
    let database: any SQLDatabase
    let desk: AvailabilityRuleDesk
    let trials: PolicyTrials
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/availability-rule", use: show)
        router.put("providers/{provider}/availability-rule", use: put)
        router.delete("providers/{provider}/availability-rule", use: remove)
        router.get("providers/{provider}/availability-rule/versions", use: versions)
        router.post("availability-rules/check", use: check)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        var query = Query(request)
        let version = version(&query)
        try query.finish()
        let rule = try await context.perform(.read, on: database) { transaction in
            guard let version else { return try await desk.find(of: provider, in: transaction) }
            return try await desk.find(version, of: provider, in: transaction)
        }
        return try .tagged(AvailabilityRuleResponse(rule, of: provider, showsSource: true))
    }

    func put(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let source = try await source(request)
        let match = IfMatch(request)
        let script = try await trials.admitRule(source, for: context.requester, at: context.receivedAt)
        let rule = try await context.perform(.write, on: database) { transaction in
            try await check(match, of: provider, in: transaction)
            return try await desk.put(script, of: provider, in: transaction)
        }
        return try .tagged(AvailabilityRuleResponse(rule, of: provider, showsSource: true))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let match = IfMatch(request)
        try await context.perform(.write, on: database) { transaction in
            try await check(match, of: provider, in: transaction)
            try await desk.remove(of: provider, in: transaction)
        }
        return Response(status: .noContent)
    }

    /// Newest first.
    func versions(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        var query = Query(request)
        let page = PageRequest<RuleVersionCursor>(reading: &query, configuration: configuration)
        try query.finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.versions(
                of: provider,
                below: page.cursor?.number ?? AvailabilityRuleStore.afterAll,
                limit: page.fetchLimit,
                in: transaction
            )
        }
        return try .json(
            Page(found, limit: page.limit, cursor: { "\($0.number)" }) {
                AvailabilityRuleResponse($0, of: provider, showsSource: false)
            }
        )
    }

    func check(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        try Query(request).finish()
        let source = try await source(request)
        let screening = try await trials.checkRule(source, for: context.requester, at: context.receivedAt)
        return Response(bytes: screening.json, type: "application/json")
    }

    /// The version that bookings pin; `nil` for the one in force.
    private func version(_ query: inout Query) -> PolicyVersion? {
        guard let text = query.text("version") else { return nil }
        let version = PolicyVersion(text)
        if version == nil {
            query.refuse("version", "\(quoted(text)) is not sha256: and 64 digits.", .format("sha256:…"))
        }
        return version
    }

    /// The script, as it is or within JSON.
    private func source(_ request: Request) async throws -> PolicySource {
        let payload = try await Payload(request, configuration)
        return payload.mediaType == PoliciesController.script
            ? PolicySource(payload.bytes) : try payload.policyDocument(CheckPolicyRequest.self).source
    }

    private func check(_ match: IfMatch, of provider: ProviderID, in transaction: Transaction) async throws {
        // Without a rule there is nothing that a tag could be of.
        try await match.check(in: transaction, of: provider) { transaction in
            try await desk.inForce(of: provider, in: transaction).map {
                AvailabilityRuleResponse($0, of: provider, showsSource: true)
            }
        }
    }
}

/// A place in the list of a provider's rules.
struct RuleVersionCursor: RawRepresentable {
    let number: Int

    var rawValue: String { "\(number)" }

    init?(rawValue: String) {
        guard let number = Int(rawValue), 1...AvailabilityRuleStore.afterAll ~= number, "\(number)" == rawValue else {
            return nil
        }
        self.number = number
    }
}
