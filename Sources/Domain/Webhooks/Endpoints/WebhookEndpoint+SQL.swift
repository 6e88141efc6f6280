import Bookings
import SQL

extension WebhookEndpoint.PauseReason: SQLConvertible {}

extension WebhookEndpoint {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        provider_id, endpoint_id, url, description, event_kinds, pause_reason, failing_since, failures, succeeded_at, problem,
        rests_until, leased_until, secret, former_secret, former_until, created_at, created_by, updated_at
        """

    init(row: SQLRow) throws {
        let pause = try row.decode("pause_reason", as: PauseReason?.self)
        let kinds = try JSONText.decode([String].self, from: try row.decode("event_kinds"))
        self.init(
            id: try row.decode("endpoint_id"),
            provider: try row.decode("provider_id"),
            url: try WebhookURL(try row.decode("url")),
            description: try row.decode("description"),
            kinds: Set(kinds.compactMap(EventKind.init)),
            status: pause.map(Status.paused) ?? .active,
            failingSince: try row.decode("failing_since"),
            failures: try row.decode("failures"),
            succeededAt: try row.decode("succeeded_at"),
            problem: try row.decode("problem"),
            restsUntil: try row.decode("rests_until"),
            leasedUntil: try row.decode("leased_until"),
            sealedSecret: try row.decode("secret"),
            former: try Former(row: row),
            createdAt: try row.decode("created_at"),
            createdBy: try row.decode("created_by"),
            updatedAt: try row.decode("updated_at")
        )
        unknownKinds = Set(kinds.filter { EventKind(rawValue: $0) == nil })
    }

    /// ``kindNames`` as they are stored.
    var kindsText: String {
        get throws { try JSONText.encode(kindNames) }
    }

    var pauseReason: PauseReason? {
        if case .paused(let reason) = status { reason } else { nil }
    }
}

extension WebhookEndpoint.Former {
    fileprivate init?(row: SQLRow) throws {
        guard let secret = try row.decode("former_secret", as: [UInt8]?.self) else { return nil }
        self.init(sealedSecret: secret, until: try row.decode("former_until"))
    }
}
