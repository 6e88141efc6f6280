import Bookings
import SQL

/// Rows of what providers have chosen about messages.
struct MessageChoiceStore: Sendable {
    /// What a provider chose for all services, and for one.
    struct Chosen: Sendable {
        var general = MessageChoices()
        var own = MessageChoices()

        var preferences: MessagePreferences { MessagePreferences(general, own) }
    }

    /// The query of what holds for a service of a provider.
    func reading(_ provider: ProviderID, _ service: ServiceID) -> SQLQuery<Chosen> {
        // An empty id stands for all services, because a primary key takes no NULL.
        SQLQuery(
            """
            SELECT service_id, choices FROM message_choices
            WHERE provider_id = \(provider) AND service_id IN ('', \(service))
            """
        ) { rows in
            var chosen = Chosen()
            for row in rows {
                let choices = try JSONText.decode(MessageChoices.self, from: try row.decode("choices"))
                if try row.decode("service_id", as: String.self).isEmpty {
                    chosen.general = choices
                } else {
                    chosen.own = choices
                }
            }
            return chosen
        }
    }

    /// What was chosen for all services, or for one alone.
    func find(
        of provider: ProviderID,
        for service: ServiceID?,
        in connection: any SQLConnection
    ) async throws -> MessageChoices {
        try await connection.query(
            """
            SELECT choices FROM message_choices
            WHERE provider_id = \(provider) AND service_id = \(service?.rawValue ?? "")
            """
        ).first.map { try JSONText.decode(MessageChoices.self, from: try $0.decode("choices")) } ?? MessageChoices()
    }

    func put(
        _ choices: MessageChoices,
        of provider: ProviderID,
        for service: ServiceID?,
        in connection: any SQLConnection
    ) async throws {
        let text = try JSONText.encode(choices)
        try await connection.execute(
            """
            INSERT INTO message_choices (provider_id, service_id, choices)
            VALUES (\(provider), \(service?.rawValue ?? ""), \(text))
            ON CONFLICT (provider_id, service_id) DO UPDATE SET choices = \(text)
            """
        )
        // What `PreferenceCache` keeps holds only for the offer that it was read with.
        try await connection.countOfferChange(of: provider)
    }
}
