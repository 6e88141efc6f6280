import BookableAPI
import Bookings
import Hummingbird
import Policies
import SQL

/// The versions of a provider's own policy, and how two of them differ.
struct PolicyVersionPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let desk = PolicyDesk(descriptions: PolicyDescriptions())

    init(database: any SQLDatabase, gate: ConsoleGate) {
        self.database = database
        self.gate = gate
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/policy/versions") { try await show(PageRequest($0, $1)) }
    }

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .changePolicies) { practice in
            guard let policy = PolicyID(rawValue: request.query["policy"]), policy.provider == practice.provider.id
            else { throw PageRequest.notFound }
            let versions = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.versions(of: policy, in: $0)
            }
            guard let newest = versions.first else { throw PageRequest.notFound }
            let numbers = 1...newest.number
            let to = Int(request.query["to"]).flatMap { numbers.contains($0) ? $0 : nil } ?? newest.number
            let from = Int(request.query["from"]).flatMap { numbers.contains($0) ? $0 : nil } ?? max(to - 1, 1)
            let (old, new) = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await desk.sources(of: policy, .number(from), .number(to), in: $0)
            }
            let policies = practice.address.appending("policy")
            let own = policies.appending("versions")
            let visit = request.visit(
                own.with("policy", policy.rawValue).with("from", String(from)).with("to", String(to))
            )
            let view = ScriptVersionsView(
                practice: practice,
                section: .policy,
                name: newest.name,
                versions: versions.map { version in
                    ScriptVersionsView.Version(
                        number: version.number,
                        description: version.description,
                        isInForce: version.policy == practice.provider.policy
                    )
                },
                from: from,
                to: to,
                difference: LineDifference(from: Self.text(old), to: Self.text(new)),
                address: own,
                fields: [("policy", policy.rawValue)],
                back: policies
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    private static func text(_ version: PolicyDesk.NumberedSource) -> String {
        String(decoding: version.source.bytes, as: UTF8.self)
    }
}
