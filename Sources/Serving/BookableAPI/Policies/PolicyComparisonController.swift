import Bookings
import Hummingbird
import Policies
import SQL
import WireFormat

/// Versions of a policy, side by side.
struct PolicyComparisonController: Sendable {
    let database: any SQLDatabase
    private let trials: PolicyTrials
    private let store = PolicyStore()
    private let catalog = PolicyCatalog()

    init(database: any SQLDatabase, trials: PolicyTrials) {
        self.database = database
        self.trials = trials
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("policies/{policy}/compare", use: compare)
    }

    func compare(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        var query = try Query(request)
        let form = try CurveForm(request, &query)
        let from = try VersionChoice(reading: "from", of: &query)
        let to = try VersionChoice(reading: "to", of: &query)
        try query.finish()
        let (old, new) = try await database.transaction(.read) { connection in
            let versions = try await versions(of: id, in: connection)
            return (
                try await side(from.choose(among: versions, of: id), in: connection),
                try await side(to.choose(among: versions, of: id), in: connection)
            )
        }
        return form.response(try await trials.compare(old, new, as: form, for: context.requester))
    }

    /// Oldest first; a standard policy has one version, that of this release.
    private func versions(of policy: PolicyID, in connection: any SQLConnection) async throws -> [PolicyVersion] {
        guard !policy.isStandard else { return [try await catalog.pin(policy, in: connection).version] }
        return try await store.versions(of: policy, in: connection).map(\.version)
    }

    private func side(
        _ chosen: (number: Int, version: PolicyVersion),
        in connection: any SQLConnection
    ) async throws -> (label: String, source: PolicySource) {
        ("version \(chosen.number)", try await store.source(of: chosen.version, in: connection))
    }
}
