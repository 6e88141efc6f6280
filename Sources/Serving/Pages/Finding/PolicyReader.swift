import Bookings
import CivilTime
import Money
import Policies
import SQL

/// Reads what policies give back, to be shown.
struct PolicyReader: Sendable {
    let database: any SQLDatabase
    let curves: PolicyCurves

    /// What a policy gives back of an amount for a session at `start`.
    ///
    /// Without its steps where too many ask at once: the page then shows the policy's words alone.
    func summary(
        of policy: DescribedPolicy,
        paid: MonetaryAmount,
        start: Instant,
        in zone: Zone,
        clientsOf provider: ProviderID
    ) async throws -> PolicySummary {
        var steps: [PolicySummary.Step] = []
        if paid.minorUnits > 0 {
            let example = PolicyCurve.Example(
                paid: paid.minorUnits,
                currency: paid.currency,
                startAt: start.secondsSince1970,
                zone: zone
            )
            let version = policy.policy.version
            do {
                let curve = try await curves.curve(of: version, for: example, clientsOf: provider, on: database)
                steps = curve.map(Self.steps) ?? []
            } catch is FairQueueError {}
        }
        return PolicySummary(
            name: policy.name,
            description: policy.description,
            paid: paid,
            steps: steps
        )
    }

    private static func steps(of curve: PolicyCurve) -> [PolicySummary.Step] {
        guard curve.isExact else { return [] }
        return curve.steps.map { PolicySummary.Step(notice: $0.notice, amount: $0.amount) }
    }
}
