@testable import BookableServer
import BookableAPI
import HTTPTypes
import SQL
import Testing

/// No statement of what people do costs more because of the years behind it: each is run by the real server on both engines, and held to a
/// bound on what the engine says that it read.
@Suite(.serialized)
struct StatementBoundTests {
    /// What the planner knows of the tables.
    enum Statistics: CaseIterable {
        /// Nothing.
        case missing

        /// What was true when the practice was new.
        case stale
        case fresh
    }

    /// A database and how it plans.
    struct Setting: CustomTestStringConvertible {
        let engine: Engine
        let statistics: Statistics
        var planner: SQLStatement?
        var rows = 20_000

        var testDescription: String {
            "\(engine), statistics \(statistics), \(rows) rows\(planner == nil ? "" : ", generic plans")"
        }
    }

    static let settings =
        Statistics.allCases.flatMap { statistics in
            [
                Setting(engine: .sqlite, statistics: statistics),
                Setting(engine: .postgres, statistics: statistics),
                Setting(
                    engine: .postgres,
                    statistics: statistics,
                    planner: "SET LOCAL plan_cache_mode = force_generic_plan"
                ),
            ]
        } + Engine.allCases.map { Setting(engine: $0, statistics: .missing, rows: 10) }

    @Test(arguments: settings.filter { $0.engine == .sqlite && $0.statistics == .missing })
    func `on SQLite each statement reads its bounded range and no more`(setting: Setting) async throws {
        try await expectBounds(in: setting)
    }

    private func expectBounds(in setting: Setting) async throws {
        let costs = try await Self.costs(in: setting)
        let meter = CostMeter(engine: setting.engine)
        #expect(costs.count > 300)
        for kind in Self.kinds { #expect(costs.contains { $0.text.contains(kind) }, "\(kind)") }
        for cost in Self.worst(costs) where cost.work > meter.bound(rows: cost.rows) {
            Issue.record("\(cost.work) read for \(cost.rows) rows by\n\(cost.text)\n\(cost.plan)")
        }
    }

    /// The costliest run of each text.
    static func worst(_ costs: [StatementCost]) -> [StatementCost] {
        Dictionary(grouping: costs, by: \.text).values.compactMap { $0.max { $0.work < $1.work } }
            .sorted { $0.work > $1.work }
    }

    /// Walks through a grown practice, without the indexes in `dropped`.
    static func costs(in setting: Setting, without dropped: [String] = []) async throws -> [StatementCost] {
        let box = MeteredBox()
        let meter = CostMeter(engine: setting.engine)
        var configuration = ServerConfiguration(port: 0)
        configuration.api.metricsAccess = .open
        try await Till.run(
            on: setting.engine,
            configuration: configuration,
            through: { box.wrap(MeteredDatabase($0, meter, preparation: setting.planner)) }
        ) { till in
            let metered = try box.database
            let anna = try await till.practice()
            let history = try await open(anna, at: till, on: setting.engine, metered)
            if setting.statistics == .stale { try await analyze(metered) }
            try await history.grow(by: setting.rows, others: setting.rows / 2)
            if setting.statistics == .fresh { try await analyze(metered) }
            for index in dropped { try await history.insert("DROP INDEX \(index)") }
            try await metered.measure { try await PracticeWalk(till: till, anna: anna).run() }
        }
        return try box.database.costs
    }

    private static func analyze(_ database: any SQLDatabase) async throws {
        try await database.transaction(.write) { try await $0.execute(unsafeScript: "ANALYZE") }
    }

    /// The services and bookings that the history is made from.
    private static func open(
        _ anna: Practice,
        at till: Till,
        on engine: Engine,
        _ database: any SQLDatabase
    ) async throws -> GrownHistory {
        let stage = till.stage
        for (name, more) in [("free", [:]), ("approval", ["requires_approval": true])] as [(String, JSONValue)] {
            var offer: JSONValue = [
                "id": .string("svc_anna_\(name)"), "name": "Hour", "price": 9_999, "currency": "EUR",
                "duration_minutes": 60,
            ]
            for (field, value) in more.object { offer = offer.with(field, value) }
            try #require(try await stage.send(.post, "\(anna.path)/services", offer, as: anna.key).status == 201)
        }
        let script: JSONValue = ["source": .string(AuthorityTests.script)]
        let policy = try await stage.send(.post, "/v1/policies", script, as: anna.key)
        let standing = try await stage.booked(anna, at: "2026-03-04T08:00:00Z", ["service_id": "svc_anna_free"])
        let (returned, intent) = try await till.booked(anna, at: "2026-03-04T10:00:00Z")
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        try #require(try await stage.send(.post, "\(returned.path)/cancel", as: returned.token).status == 200)
        try await till.work()
        return GrownHistory(
            engine: engine,
            database: database,
            standing: standing,
            returned: returned,
            policy: try #require(policy.json["id"].string, "\(policy.json)")
        )
    }

    /// What the walk must have come by.
    private static let kinds = [
        "INSERT INTO bookings", "UPDATE bookings", "INSERT INTO booking_history", "INSERT INTO payments",
        "UPDATE payments", "INSERT INTO refunds", "UPDATE refunds", "INSERT INTO refund_parts", "UPDATE refund_parts",
        "INSERT INTO jobs", "UPDATE jobs", "DELETE FROM jobs", "INSERT INTO stripe_events", "UPDATE stripe_events",
        "DELETE FROM stripe_events", "INSERT INTO idempotency_keys", "DELETE FROM idempotency_keys",
        "INSERT INTO policy_versions", "FROM policy_scripts", "FROM api_keys", "FROM schedule_exceptions",
        "FROM weekly_hours", "FROM booking_history",
    ]
}
