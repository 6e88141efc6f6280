import Bookings
import CivilTime
import Hummingbird
import Policies
import SQL
import WireFormat

/// Trying policies out: nothing here is stored.
struct PolicyTrialsController: Sendable {
    let database: any SQLDatabase
    let zones: ZoneDirectory
    let desk: PolicyDesk
    let trials: PolicyTrials
    let previews: PolicyEvaluators
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("policies/evaluate", use: evaluate)
        router.post("policies/check", use: check)
        router.post("policies/replay", use: replay)
        router.get("policies/{policy}/curve", use: draw)
    }

    func check(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        let payload = try await Payload(request, configuration)
        let source =
            payload.mediaType == PoliciesController.script
            ? PolicySource(payload.bytes) : try payload.policyDocument(CheckPolicyRequest.self).source
        return Response(bytes: try await trials.check(source, for: context.requester).json, type: "application/json")
    }

    func draw(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        var query = Query(request)
        let form = try CurveForm(request, &query)
        try query.finish()
        let source = try await newestSource(of: id, context)
        return form.response(try await trials.curve(of: source, as: form, for: context.requester))
    }

    func evaluate(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        let payload = try await Payload(request, configuration)
        let body = try payload.json(EvaluatePolicyRequest.self)
        let booking = try body.booking.booking(zones: zones)
        switch body.subject {
        case .source(let source):
            return try .json(try await trials.evaluate(source, body.booking, for: context.requester))
        case .policy(let policy):
            try context.requester.require(.view, policy)
            let source = try await newestSource(of: policy, context)
            let decision = try await previews.decide(booking, by: source, for: WorkShare(context.requester)).get()
            return try .json(RefundDecisionDocument(decision))
        }
    }

    /// What a policy would have refunded of a provider's cancellations of the last year.
    func replay(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        let payload = try await Payload(request, configuration)
        let body = try payload.json(ReplayPolicyRequest.self)
        guard let provider = try context.requester.confinement(asking: body.provider) ?? body.provider else {
            throw WireError(
                .value,
                field: "provider_id",
                reason: "A key for all providers must say whose history it is."
            )
        }
        let source: PolicySource
        switch body.subject {
        case .source(let given): source = given
        case .policy(let policy):
            try context.requester.require(.view, policy)
            source = try await newestSource(of: policy, context)
        }
        let history = try await context.perform(.read, on: database) { transaction in
            try await RefundHistory().lastYear(of: provider, in: transaction)
        }
        return try .json(try await trials.replay(source, over: history, for: context.requester))
    }

    private func newestSource(of policy: PolicyID, _ context: APIContext) async throws -> PolicySource {
        try await context.perform(.read, on: database) { try await desk.newestSource(of: policy, in: $0) }
    }
}
