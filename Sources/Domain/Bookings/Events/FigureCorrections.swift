import CivilTime
import SQL

/// Has figures counted again where something changed of which no event tells.
struct FigureCorrections {
    /// Has all figures of a provider counted again; whatever is being counted of them is not kept.
    ///
    /// Nothing asks for it where no server counts figures, and then they are counted when one begins to.
    func request(of provider: ProviderID, at now: Instant, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            INSERT INTO figure_marks (provider_id, counted, time_zone, revision) VALUES (\(provider), NULL, NULL, 1)
            ON CONFLICT (provider_id) DO UPDATE
                SET counted = NULL, time_zone = NULL, revision = figure_marks.revision + 1
            """
        )
        let subscriber = EventSubscriber.figures
        guard try await !EventSubscriptionStore().kinds(of: subscriber.name, in: connection).isEmpty else { return }
        let draft = try JobDraft(
            subscriber.jobKind,
            of: provider,
            payload: [String: String](),
            dedupKey: EventSubscriber.gatheringKey
        )
        try await JobStore().enqueue(draft, at: now, in: connection)
    }
}
