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
    let configuration: ServerConfiguration
    private let judge: PolicyJudge
    private let screen: any PolicyScreen
    private let bench = PolicyBench()
    private let store = PolicyStore()
    private let catalog = PolicyCatalog()

    init(
        database: any SQLDatabase,
        zones: ZoneDirectory,
        judge: PolicyJudge,
        screen: any PolicyScreen,
        configuration: ServerConfiguration
    ) {
        self.database = database
        self.zones = zones
        self.judge = judge
        self.screen = screen
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("policies/evaluate", use: evaluate)
        router.post("policies/check", use: check)
        router.get("policies/{policy}/curve", use: draw)
    }

    func check(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        let payload = try await Payload(request, limit: configuration.maximumBodySize)
        let source =
            payload.mediaType == PoliciesController.script
            ? PolicySource(payload.bytes) : try payload.policyDocument(CheckPolicyRequest.self).source
        return Response(bytes: try await screen.report(on: source).json, type: "application/json")
    }

    func draw(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.requireSight(of: id)
        var query = try Query(request)
        let form = try CurveForm(request, &query)
        try query.finish()
        let curve = try await bench.curve(of: try await source(of: .policy(id), for: context.requester))
        return form.response(json: { curve.json() }, svg: { CurvePicture([curve]).svg() })
    }

    func evaluate(_ request: Request, context: APIContext) async throws -> Response {
        try context.requester.requireKey()
        let payload = try await Payload(request, limit: configuration.maximumBodySize)
        let body = try payload.json(EvaluatePolicyRequest.self)
        let booking = try body.booking.booking(zones: zones)
        let source = try await source(of: body.subject, for: context.requester)
        let decision = try await judge.decide(booking, by: source).get()
        return try .json(EvaluationResponse(decision))
    }

    private func source(
        of subject: EvaluatePolicyRequest.Subject,
        for requester: Requester
    ) async throws -> PolicySource {
        switch subject {
        case .source(let source):
            _ = try await screen.report(on: source)
            return source
        case .policy(let policy):
            try requester.requireSight(of: policy)
            return try await database.transaction(.read) { connection in
                let pinned = try await catalog.pin(policy, in: connection)
                return try await store.source(of: pinned.version, in: connection)
            }
        }
    }
}
