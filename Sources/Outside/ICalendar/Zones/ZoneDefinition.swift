import CivilTime

/// A VTIMEZONE of a file (RFC 5545 §3.6.5).
internal struct ZoneDefinition {
    internal var name = ""
    /// The name in tzdata that X-LIC-LOCATION gives.
    internal var location: String?
    internal var observances: [Observance] = []

    /// The zone as it is in `range`; `nil` if no observance can be understood.
    internal func zone(in range: ClosedRange<Int64>, budget: inout StepBudget) -> Zone? {
        var onsets: [(instant: Int64, offset: Int64)] = []
        for observance in observances {
            guard let instants = observance.onsets(in: range, budget: &budget), let offset = observance.offsetTo else {
                // Half a zone would be wrong in half of the year.
                return nil
            }
            onsets += instants.map { ($0, offset) }
        }
        // Each transition takes some room.
        budget.beginRule()
        guard budget.spend(20 * onsets.count) else { return nil }
        onsets.sort { $0.instant < $1.instant }
        var transitions: [(instant: Int64, offset: Int64)] = []
        for onset in onsets {
            if transitions.last?.instant == onset.instant { transitions.removeLast() }
            transitions.append(onset)
        }
        let earliest = observances.min { ($0.start?.wall ?? .max) < ($1.start?.wall ?? .max) }
        guard let offset = earliest?.offsetFrom else { return nil }
        return Zone(name: name, offset: offset, transitions: transitions)
    }
}
