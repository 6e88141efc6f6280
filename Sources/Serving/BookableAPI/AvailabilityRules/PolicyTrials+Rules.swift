package import Bookings
package import CivilTime
package import Policies

extension PolicyTrials {
    /// What a check of a script finds, be it an availability rule or not.
    package func checkRule(
        _ source: PolicySource,
        for requester: Requester,
        at now: Instant
    ) async throws -> RuleScreening {
        // What is too long is refused for its length alone, without being read.
        guard source.bytes.count <= PolicySource.maximumSize else { return RuleScreening(tooLong: source) }
        let bytes = try await document(.checkRule(.init(source), now: now.secondsSince1970), for: requester)
        do {
            return try RuleScreening(json: bytes)
        } catch {
            throw APIError(TrialError(.brokeDown, "what a check wrote is not a report: \(error)"))
        }
    }

    /// What a script says of itself; throws if it cannot be put in force.
    func admitRule(
        _ source: PolicySource,
        for requester: Requester,
        at now: Instant
    ) async throws -> AvailabilityRuleStore.Script {
        let screening = try await checkRule(source, for: requester, at: now)
        guard screening.errors.isEmpty, let name = screening.name else {
            let first = screening.errors.first?.reason ?? "The script is not an availability rule."
            throw APIError(.ruleInvalid, first, errors: screening.errors)
        }
        return AvailabilityRuleStore.Script(source: source, name: name, description: screening.description)
    }
}
