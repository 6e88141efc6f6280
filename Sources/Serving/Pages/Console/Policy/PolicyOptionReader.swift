import Bookings
import CivilTime
import Money
import SQL

/// Reads the policies that a practice can choose, each with its curve for one price.
struct PolicyOptionReader: Sendable {
    let database: any SQLDatabase
    let summaries: PolicyReader
    private let desk = PolicyDesk(descriptions: PolicyDescriptions())
    private let services = ServiceStore()
    private let descriptions = PolicyDescriptions()

    init(database: any SQLDatabase, summaries: PolicyReader) {
        self.database = database
        self.summaries = summaries
    }

    /// The standard policies and at most `limit` of the practice's own, drawn for `paid`, or else for the price of its first
    /// service, or for a hundred euros where that is free or missing.
    func options(
        of practice: Practice,
        limit: Int,
        paid: MonetaryAmount? = nil,
        at now: Instant
    ) async throws -> (options: [PolicyOption], example: MonetaryAmount) {
        let provider = practice.provider.id
        let (found, described, first) = try await database.transaction(
            .read,
            by: practice.member.requester,
            at: now
        ) { transaction in
            let found = try await desk.list(of: provider, after: nil, limit: limit, in: transaction)
            var described: [DescribedPolicy] = []
            for details in found {
                described.append(try await descriptions.described(details.policy, in: transaction.connection))
            }
            let first = try await services.list(
                of: provider,
                after: nil,
                limit: 1,
                includingArchived: false,
                in: transaction.connection
            ).first
            return (found, described, first)
        }
        let example =
            paid ?? first.flatMap { $0.price.minorUnits > 0 ? $0.price : nil } ?? MonetaryAmount(10_000, .euro)
        var options: [PolicyOption] = []
        for (details, policy) in zip(found, described) {
            let summary = try await summaries.summary(
                of: policy,
                paid: example,
                // Far enough ahead for every step of a policy to lie before it.
                start: now + 90 * 86_400,
                in: practice.zone,
                clientsOf: provider
            )
            let isInForce = details.policy == practice.provider.policy
            options.append(PolicyOption(details: details, summary: summary, isInForce: isInForce))
        }
        return (options, example)
    }
}
