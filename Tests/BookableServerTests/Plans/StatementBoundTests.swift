@testable import BookableServer
import BookableAPI
import Bookings
import CalendarSync
import CivilTime
import HTTPTypes
import LoopbackServers
import Notifications
import SQL
import HTTPTransport
import Testing
import WebPush
import Webhooks

/// No statement of what people do costs more because of the years behind it: each is run by the real server on both engines, without
/// statistics of the tables and with stale and fresh ones, and held to a bound on what the engine says that it read.
@Suite(.serialized)
struct StatementBoundTests {
    private static let settings =
        [PlannerSetting(engine: .sqlite, statistics: .missing, rows: 10)]
        + PlannerSetting.Statistics.allCases.map { PlannerSetting(engine: .sqlite, statistics: $0) }
        + [.missing, .fresh].map { PlannerSetting(engine: .postgres, statistics: $0) }

    @Test(arguments: settings)
    func `each statement reads its bounded range and no more`(setting: PlannerSetting) async throws {
        let costs = try await Self.costs(in: setting)
        #expect(costs.count > 300)
        for kind in Self.kinds { #expect(costs.contains { $0.text.contains(kind) }, "\(kind)") }
        for cost in Self.excess(costs, on: setting.engine) {
            Issue.record("\(cost.work) read for \(cost.rows) rows by\n\(cost.text)\n\(cost.plan)")
        }
    }

    /// Without the indexes, statements that each of them is for exceed the bound.
    @Test(arguments: Engine.allCases)
    func `a missing index is noticed`(engine: Engine) async throws {
        let setting = PlannerSetting(engine: engine, statistics: .fresh)
        // SQLite has no such index, and those in its place are asked for by name.
        let needed = Self.needed.filter { engine == .postgres || $0.index != "bookings_of_provider_in_time" }
        let excess = Self.excess(try await Self.costs(in: setting, without: needed.map(\.index)), on: engine)
        for (index, part) in needed {
            #expect(excess.contains { $0.text.contains(part) }, "\(index): \(excess.map(\.text))")
        }
    }

    /// Indexes, and parts of statements that need them.
    private static let needed = [
        (index: "bookings_of_provider_in_time", statement: "ORDER BY start_at"),
        (index: "bookings_of_provider_overdue", statement: "expires_at <="),
        (index: "jobs_due", statement: "UPDATE jobs"),
        (index: "busy_times_by_start", statement: "FROM busy_times"),
        (index: "messages_due", statement: "FROM messages"),
        (index: "messages_report_due", statement: "WHERE report_due_at"),
        (index: "messages_by_gateway_id", statement: "message_id IN"),
        (index: "webhook_endpoints_due", statement: "FROM webhook_endpoints WHERE due_at"),
        (index: "webhook_deliveries_due", statement: "FROM webhook_deliveries"),
    ]

    /// The runs that read more than their bound, one for each text.
    private static func excess(_ costs: [StatementCost], on engine: Engine) -> [StatementCost] {
        let tooCostly = costs.filter { $0.work > CostMeter(engine: engine).bound(rows: $0.rows) }
        return Array(Dictionary(tooCostly.map { ($0.text, $0) }) { first, _ in first }.values)
    }

    /// Walks through a grown practice, without the indexes in `dropped`.
    private static func costs(
        in setting: PlannerSetting,
        without dropped: [String] = []
    ) async throws -> [StatementCost] {
        let box = MeteredBox()
        let webhooks = try WebhookAccess.make(over: HTTPClient(addresses: .publicOnly))
        let pushService = try PushPeer()
        let mails = try MailFolder()
        let owner = try OAuthPeer(.google)
        let google = try GoogleServer(checkURL: "\(owner.url)/check")
        let meter = CostMeter(engine: setting.engine)
        var configuration = Stage.unlimited
        // Enough for the walk, and counted.
        configuration.holds.perAddress = 1_000
        configuration.holds.perContact = 1_000
        configuration.api.metricsAccess = .open
        try await Till.run(
            on: setting.engine,
            configuration: configuration,
            observers: [MessagePlanning(zones: .system, channels: [.email, .sms, .push])],
            calendarLinks: try .connecting(.google, at: owner, apiURL: google.url),
            webhooks: webhooks,
            messages: MessageAccess(channels: [.email, .push], applicationServerKey: pushService.key.publicText),
            mail: mails.carrier,
            through: { box.wrap(MeteredDatabase($0, meter, preparation: setting.preparation)) }
        ) { till in
            let metered = try box.database
            let anna = try await till.practice()
            let calendar = try await link(anna, at: owner, till.stage)
            let history = try await open(anna, at: till, on: setting.engine, metered, calendar: calendar)
            // Each correction has all months counted again, and grown practices have many.
            try await till.stage.database.transaction(.write) { connection in
                try await EventSubscriptionStore().remove(EventSubscriber.figures.name, in: connection)
            }
            try await history.keepStatistics()
            if setting.statistics == .stale { try await history.analyze() }
            try await history.grow(to: setting.rows)
            if setting.statistics == .fresh { try await history.analyze() }
            for index in dropped { try await history.insert("DROP INDEX \(index)") }
            try await metered.measure {
                let walk = PracticeWalk(
                    till: till,
                    anna: anna,
                    endpoint: history.endpoint,
                    webhooks: webhooks,
                    pushService: pushService,
                    calendar: calendar,
                    google: google,
                    owner: owner
                )
                try await walk.run()
            }
        }
        return try box.database.costs
    }

    /// The services and bookings that the history is made from.
    private static func open(
        _ anna: Practice,
        at till: Till,
        on engine: Engine,
        _ database: any SQLDatabase,
        calendar: String
    ) async throws -> GrownHistory {
        let stage = till.stage
        let asking: JSONValue = ["requirements": ["documents": [["name": "referral", "label": "Referral"]]]]
        let offers: [(String, JSONValue)] = [
            ("free", asking), ("approval", ["requires_approval": true]), ("proof", ["requires_email_proof": true]),
            ("party", ["capacity": 10, "max_seats_per_booking": 4]), ("weekly", ["max_occurrences": 10]),
        ]
        for (name, more) in offers {
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
        let name: JSONValue = ["client": ["name": "Kim Correct"]]
        try #require(try await stage.send(.patch, standing.path, name, as: standing.token).status == 200)
        let note: JSONValue = ["text": "Prefers mornings"]
        try #require(try await stage.send(.post, "\(standing.path)/notes", note, as: anna.key).status == 201)
        try #require(
            try await stage.send(
                .put,
                "\(standing.path)/documents/referral",
                bytes: Array("%PDF-1.4".utf8),
                as: standing.token
            ).status == 200
        )
        let (returned, intent) = try await till.booked(anna, at: "2026-03-04T10:00:00Z")
        try await till.pay(intent)
        try await till.tell("payment_intent.succeeded", of: intent)
        try await till.work()
        try #require(try await stage.send(.post, "\(returned.path)/cancel", as: returned.token).status == 200)
        try await till.work()
        // Of what comes after, each start is judged.
        try await AvailabilityRuleTests.put(AvailabilityRuleTests.rule(PracticeWalk.rule), of: anna, on: stage)
        // Nothing is sent there: the address is not on the public internet.
        let endpoint = try await stage.addEndpoint("https://127.0.0.1/events", of: anna)
        return GrownHistory(
            engine: engine,
            database: database,
            standing: standing,
            returned: returned,
            policy: try #require(policy.json["id"].string, "\(policy.json)"),
            endpoint: try #require(endpoint["id"].string),
            calendar: calendar
        )
    }

    /// Connects the practice's account at Google, links a calendar of it, which gets the bookings, and reads it once.
    private static func link(_ anna: Practice, at owner: OAuthPeer, _ stage: Stage) async throws -> String {
        let link = try await stage.linkCalendar(stage.connect(anna, at: owner), of: anna)
        let path = "\(anna.path)/calendars/\(link["id"].string ?? "")"
        // Before there are bookings, all of which would get their event.
        let choice: JSONValue = ["receives_bookings": true]
        try #require(try await stage.send(.patch, path, choice, as: anna.key).status == 200)
        await stage.readCalendars()
        return try #require(link["id"].string, "\(link)")
    }

    /// What the walk must have come by.
    private static let kinds = [
        "INSERT INTO bookings", "held_from =", "held_for =", "UPDATE bookings", "INSERT INTO booking_history",
        "INSERT INTO payments",
        "UPDATE payments", "INSERT INTO refunds", "UPDATE refunds", "INSERT INTO refund_parts", "UPDATE refund_parts",
        "INSERT INTO disputes", "FROM disputes",
        "INSERT INTO jobs", "UPDATE jobs", "DELETE FROM jobs", "INSERT INTO stripe_events", "UPDATE stripe_events",
        "DELETE FROM stripe_events", "INSERT INTO idempotency_keys", "DELETE FROM idempotency_keys",
        "INSERT INTO policy_versions", "INSERT INTO availability_rules", "FROM availability_rules",
        "FROM policy_scripts", "FROM api_keys", "FROM schedule_exceptions",
        "FROM weekly_hours", "FROM booking_history", "INSERT INTO earlier_clients", "INSERT INTO busy_times",
        "FROM busy_times",
        "DELETE FROM busy_times",
        "INSERT INTO events", "DELETE FROM events", "INSERT INTO messages", "UPDATE messages", "FROM messages",
        "INSERT INTO message_plans", "UPDATE message_plans", "FROM message_plans", "DELETE FROM message_plans",
        "INSERT INTO message_choices", "FROM message_choices", "FROM message_contacts",
        "INSERT INTO message_consents", "UPDATE message_consents", "FROM message_consents",
        "INSERT INTO message_budgets",
        "INSERT INTO message_contacts",
        "INSERT INTO webhook_endpoints", "UPDATE webhook_endpoints", "FROM webhook_endpoints",
        "DELETE FROM webhook_endpoints", "INSERT INTO webhook_deliveries", "UPDATE webhook_deliveries",
        "FROM webhook_deliveries", "DELETE FROM webhook_deliveries",
        "FROM calendar_links", "UPDATE calendar_links", "DELETE FROM calendar_links", "INSERT INTO calendar_events",
        "UPDATE calendar_events", "FROM calendar_events", "DELETE FROM calendar_events", "FROM calendar_accounts",
        "UPDATE calendar_accounts", "DELETE FROM calendar_accounts", "INSERT INTO published_calendars",
        "FROM published_calendars", "INSERT INTO push_subscriptions", "FROM push_subscriptions",
        "DELETE FROM push_subscriptions", "FROM booking_contacts", "FROM one_time_secrets",
        "DELETE FROM one_time_secrets",
        "FROM booking_documents", "INSERT INTO booking_documents", "DELETE FROM booking_documents",
        "UPDATE booking_documents",
        "FROM booking_notes", "INSERT INTO booking_notes", "UPDATE booking_notes", "DELETE FROM booking_notes",
        "FROM client_sessions", "DELETE FROM client_sessions", "INSERT INTO listings", "FROM listings",
        "INSERT INTO listing_photos", "FROM listing_photos", "DELETE FROM listing_photos",
        "INSERT INTO listing_slugs", "FROM listing_slugs", "FROM listing_categories",
        "SELECT cancellation, expires_at, start_at, booking_id FROM bookings",
        "INSERT INTO reviews", "FROM reviews", "UPDATE reviews",
        "INSERT INTO review_reports", "FROM review_reports", "UPDATE review_reports", "DELETE FROM review_reports",
        "UPDATE ratings", "FROM ratings",
        "UPDATE bookings SET seat_numbers", "INSERT INTO email_proofs", "FROM email_proofs", "UPDATE email_proofs",
        "DELETE FROM email_proofs", "UPDATE figure_marks", "FROM figure_marks", "INSERT INTO monthly_figures",
        "DELETE FROM monthly_figures", "FROM monthly_figures", "FROM monthly_money", "AS known",
        "INSERT INTO monthly_demand (", "INSERT INTO monthly_demand_hours (", "FROM monthly_demand WHERE",
        "FROM monthly_demand_hours WHERE", "INSERT INTO monthly_open_time",
        "FROM monthly_open_time AS t", "FROM past_busy_times",
        "DELETE FROM email_proofs", "INSERT INTO waitlist_entries", "FROM waitlist_entries", "UPDATE waitlist_entries",
        "DELETE FROM waitlist_entries",
        "DELETE FROM email_proofs", "AND series_id =", "SELECT DISTINCT booking_id FROM booking_history",
    ]
}
