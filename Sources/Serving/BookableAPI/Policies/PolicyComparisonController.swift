import Bookings
import Hummingbird
import Policies
import SQL

/// Versions of a policy, side by side.
struct PolicyComparisonController: Sendable {
    let database: any SQLDatabase
    let desk: PolicyDesk
    let trials: PolicyTrials

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("policies/{policy}/compare", use: compare)
    }

    func compare(_ request: Request, context: APIContext) async throws -> Response {
        let id: PolicyID = try context.pathID("policy")
        try context.requester.require(.view, id)
        var query = Query(request)
        let form = try CurveForm(request, &query)
        let first = VersionChoice(reading: "from", of: &query)
        let second = VersionChoice(reading: "to", of: &query)
        try query.finish()
        let from = try query.require(first, "from")
        let to = try query.require(second, "to")
        let (old, new) = try await context.perform(.read, on: database) { transaction in
            try await desk.sources(of: id, from, to, in: transaction)
        }
        return form.response(try await trials.compare(side(old), side(new), as: form, for: context.requester))
    }

    private func side(_ version: PolicyDesk.NumberedSource) -> (label: String, source: PolicySource) {
        ("version \(version.number)", version.source)
    }
}
