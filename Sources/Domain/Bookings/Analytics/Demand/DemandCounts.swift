import CivilTime

/// What was asked for and not written yet: sums by provider, month and service.
struct DemandCounts: Sendable {
    struct OutcomeKey: Hashable, Sendable {
        let place: DemandPlace
        let outcome: DemandOutcome
    }

    struct HourKey: Hashable, Sendable {
        let place: DemandPlace
        let hour: StartHour
    }

    private(set) var outcomes: [OutcomeKey: DemandFigures.Counts] = [:]
    private(set) var hours: [HourKey: HourDemand] = [:]

    /// The maximum number of sums of each kind; what would be another one is not counted.
    private static let maximumCount = 10_000

    var isEmpty: Bool { outcomes.isEmpty }

    mutating func add(
        _ outcome: DemandOutcome,
        in hour: StartHour,
        of place: DemandPlace,
        _ counts: DemandFigures.Counts
    ) {
        let (key, hourKey) = (OutcomeKey(place: place, outcome: outcome), HourKey(place: place, hour: hour))
        guard outcomes.count < Self.maximumCount || outcomes[key] != nil,
            hours.count < Self.maximumCount || hours[hourKey] != nil
        else { return }
        outcomes[key, default: DemandFigures.Counts()] += counts
        hours[hourKey, default: HourDemand()].asked += counts.asked
        if outcome == .offered { hours[hourKey, default: HourDemand()].offered += counts.asked }
    }
}

/// Of what demand is counted.
struct DemandPlace: Hashable, Sendable {
    let provider: ProviderID

    /// In which the time lies that was asked for.
    let month: CalendarMonth
    let service: ServiceID
}
