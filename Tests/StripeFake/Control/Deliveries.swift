import HTTPTransport

/// Sends the events of a fake to its endpoint, until each was taken once.
struct Deliveries: Sendable {
    let fake: FakeStripe
    let http: HTTPClient

    /// Tries every event that was not taken yet once, or twice where the plan says so; returns how many were sent and
    /// how many of them were taken.
    func deliverAll() async throws -> (sent: Int, taken: Int) {
        let round = try fake.withState { state throws(Refusal) in
            let open = state.world.events.filter { !$0.isDelivered }.map(\.number)
            return Round(
                endpoint: state.endpoint,
                events: state.plan.deliveries(of: open).map { state.world.events[$0] },
                time: state.world.now
            )
        }
        guard let endpoint = round.endpoint else { return (0, 0) }
        var taken = 0
        for event in round.events {
            let isTaken = try await endpoint.deliver(event, at: round.time, over: http)
            if isTaken { taken += 1 }
            try fake.withState { state throws(Refusal) in
                state.world.events[event.number].attempts += 1
                if isTaken { state.world.events[event.number].isDelivered = true }
            }
        }
        return (round.events.count, taken)
    }

    /// Delivers as events happen, as long as the task is not cancelled; what is not taken is tried again.
    func run(every pause: Duration, _ clock: some Clock<Duration>) async throws {
        while !Task.isCancelled {
            let isAutomatic = try fake.withState { state throws(Refusal) in state.endpoint?.isAutomatic ?? false }
            if isAutomatic { _ = try await deliverAll() }
            try await clock.sleep(for: pause)
        }
    }

    private struct Round: Sendable {
        let endpoint: WebhookEndpoint?
        let events: [EventRecord]
        let time: Int64
    }
}
