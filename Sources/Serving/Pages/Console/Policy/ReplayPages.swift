import BookableAPI
import Bookings
import ConsoleTexts
import Hummingbird
import Policies
import SQL
import WireFormat

/// What a policy that can be chosen would have refunded of the provider's cancellations of the last year.
struct ReplayPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    let trials: PolicyTrials
    private let desk = PolicyDesk(descriptions: PolicyDescriptions())
    private let history = RefundHistory()

    init(database: any SQLDatabase, gate: ConsoleGate, trials: PolicyTrials) {
        self.database = database
        self.gate = gate
        self.trials = trials
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/policy/replay") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            guard let policy = PolicyID(rawValue: request.query["policy"]),
                policy.isStandard || policy.provider == practice.provider.id
            else { throw PageRequest.notFound }
            let (details, source) = try await database.transaction(
                .read,
                by: practice.member.requester,
                at: request.now
            ) { transaction in
                (try await desk.find(policy, in: transaction), try await desk.newestSource(of: policy, in: transaction))
            }
            let address = practice.address.appending("policy")
            let visit = request.visit(address.appending("replay").with("policy", policy.rawValue))
            let replay = try await replay(source, practice, request)
            let view = ReplayPageView(practice: practice, name: details.name, back: address, replay: replay)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// What a script would have refunded of the practice's cancellations; throws a `PolicyError` of the script.
    func replay(
        _ source: PolicySource,
        _ practice: Practice,
        _ request: PageRequest
    ) async throws -> PolicyReplayDocument {
        let requester = practice.member.requester
        let past = try await database.transaction(.read, by: requester, at: request.now) {
            try await history.lastYear(of: practice.provider.id, in: $0)
        }
        return try await trials.replay(source, over: past, for: requester)
    }
}

/// The page around a replay of a stored policy.
private struct ReplayPageView {
    let practice: Practice
    let name: String
    let back: Address
    let replay: PolicyReplayDocument

    func bytes(for visit: Visit) -> [UInt8] {
        var layout = ConsoleLayout(visit: visit, title: visit[.lastYear], practice: practice)
        layout.section = .policy
        return layout.bytes { html in
            html.element("div", .class("stack")) { html in
                html.element("h1") { $0.element("bdi", text: name) }
                ReplayView(replay: replay).write(visit, to: &html)
                html.element("p") { html in
                    html.element("a", .class("button"), .href(visit.link(back)), text: visit[.back])
                }
            }
        }
    }
}
