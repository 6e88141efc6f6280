import BookableServer
import Bookings
import CivilTime
import HTTPTypes
import SQL
import Scheduling
import Testing

/// Whatever is changed, the next list of slots shows it.
struct FreshSlotsTests {
    /// A route that changes something, and whether slots are others after it.
    struct Change: CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        var body: JSONValue?
        let isSeen: Bool
        /// Seconds that pass before it.
        var delay: Int64 = 0

        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    static let changes = [
        Change(method: .patch, path: "{provider}", body: ["time_zone": "America/New_York"], isSeen: true),
        Change(
            method: .put,
            path: "{provider}/schedule",
            body: ["schedule": [["day_of_week": 1, "start_time": "09:00", "end_time": "12:00"]]],
            isSeen: true
        ),
        Change(
            method: .put,
            path: "{provider}/exceptions/2026-03-10",
            body: ["is_available": false],
            isSeen: true
        ),
        Change(method: .delete, path: "{provider}/exceptions/2026-03-12", isSeen: true),
        Change(
            method: .post,
            path: "{provider}/busy",
            body: ["start_at": "2026-03-13T10:00:00Z", "end_at": "2026-03-13T11:00:00Z"],
            isSeen: true
        ),
        Change(method: .delete, path: "{busy}", isSeen: true),
        Change(
            method: .put,
            path: "{provider}/availability-rule",
            body: ["source": .string(AvailabilityRuleTests.twoADay)],
            isSeen: true
        ),
        Change(method: .put, path: "{provider}/policy", body: ["policy": "strict"], isSeen: false),
        Change(
            method: .post,
            path: "{provider}/services",
            body: ["name": "New", "price": 1_000, "currency": "EUR", "duration_minutes": 30],
            isSeen: false
        ),
        Change(method: .patch, path: "{service}", body: ["duration_minutes": 120], isSeen: true),
        Change(method: .delete, path: "{service}", isSeen: true),
        Change(
            method: .post,
            path: "/v1/bookings",
            body: [
                "provider_id": "prv_anna", "service_id": "svc_anna_hour", "start_at": "2026-03-09T12:00:00Z",
                "client": ["name": "Someone"],
            ],
            isSeen: true
        ),
        Change(method: .post, path: "{pending}/confirm", isSeen: false),
        Change(method: .post, path: "{pending}/cancel", isSeen: true),
        Change(method: .post, path: "{pending}/decline", isSeen: true),
        Change(
            method: .put,
            path: "{service}/schedule",
            body: ["schedule": [["day_of_week": 3, "start_time": "17:00", "end_time": "19:00"]]],
            isSeen: true
        ),
        Change(method: .delete, path: "{service}/schedule", isSeen: false),
        Change(method: .patch, path: "{confirmed}", body: ["client": ["name": "Kim"]], isSeen: false),
        Change(
            method: .post,
            path: "{provider}/time-off",
            body: ["first_date": "2026-03-09", "last_date": "2026-03-15"],
            isSeen: true
        ),
        Change(
            method: .post,
            path: "{confirmed}/reschedule",
            body: ["start_at": "2026-03-11T10:00:00Z"],
            isSeen: true
        ),
        Change(method: .post, path: "{early}/complete", isSeen: false, delay: 86_400),
        Change(method: .post, path: "{early}/no-show", isSeen: false, delay: 86_400),
        Change(
            method: .post,
            path: "{confirmed}/payments",
            body: ["amount": 1, "method": "cash"],
            isSeen: false
        ),
    ]

    /// What changes nothing that an existing calendar is made from; or takes payments, as settling one in `PaymentMismatchTests`.
    static let others: Set = [
        "POST /v1/providers", "POST /v1/policies", "POST /v1/policies/check", "POST /v1/policies/evaluate",
        "POST /v1/policies/replay", "POST /v1/availability-rules/check",
        "POST /v1/bookings/{booking}/refunds", "POST /v1/refunds/{refund}/retry", "POST /v1/refunds/{refund}/settle",
        "POST /v1/payments/{payment}/settle", "POST /v1/webhooks/stripe", "POST /v1/payments/{payment}/void",
        // These need what was done before, and are held to it in `AvailabilityRuleTests`, `TimeOffTests` and `DeskTests`.
        "DELETE /v1/providers/{provider}/availability-rule",
        "DELETE /v1/providers/{provider}/time-off/{time_off}", "POST /v1/bookings/{booking}/reopen",
        "PUT /v1/providers/{provider}/message-settings",
        "PUT /v1/providers/{provider}/services/{service}/message-settings",
        "PUT /v1/providers/{provider}/published-calendar", "DELETE /v1/providers/{provider}/published-calendar",
        "POST /v1/bookings/{booking}/push-subscriptions",
        "DELETE /v1/bookings/{booking}/push-subscriptions/{subscription}",
        "POST /v1/webhooks/twilio", "POST /v1/webhooks/smsru",
        "POST /v1/webhooks/google-calendar", "POST /v1/webhooks/microsoft-graph",
        "PUT /v1/bookings/{booking}/message-consents/sms",
        "POST /v1/webhook-endpoints", "PATCH /v1/webhook-endpoints/{endpoint}",
        "DELETE /v1/webhook-endpoints/{endpoint}", "POST /v1/webhook-endpoints/{endpoint}/rotate-secret",
        "POST /v1/webhook-endpoints/{endpoint}/deliveries/{event}/replay",
        "PUT /v1/providers/{provider}/services/{service}/policy",
        "DELETE /v1/providers/{provider}/services/{service}/policy", "POST /v1/bookings/{booking}/token",
        "PUT /v1/bookings/{booking}/documents/{document}", "DELETE /v1/bookings/{booking}/documents/{document}",
        "POST /v1/bookings/{booking}/notes", "DELETE /v1/bookings/{booking}/notes/{note}", "POST /v1/my/links",
        "POST /v1/api-keys", "PATCH /v1/api-keys/{key}", "DELETE /v1/api-keys/{key}",
        "POST /v1/api-keys/{key}/rotate", "PATCH /v1/providers/{provider}/api-keys/{key}",
        "POST /v1/providers/{provider}/api-keys", "DELETE /v1/providers/{provider}/api-keys/{key}",
        "POST /v1/providers/{provider}/api-keys/{key}/rotate", "PUT /v1/categories",
        "PUT /v1/providers/{provider}/listing", "POST /v1/providers/{provider}/listing/approve",
        "POST /v1/providers/{provider}/listing/decline", "POST /v1/providers/{provider}/listing/photos",
        "PUT /v1/providers/{provider}/listing/photos", "DELETE /v1/providers/{provider}/listing/photos/{photo}",
        "PUT /v1/bookings/{booking}/review", "PUT /v1/providers/{provider}/reviews/{review}/reply",
        "DELETE /v1/providers/{provider}/reviews/{review}/reply",
        "POST /v1/providers/{provider}/reviews/{review}/report",
        "POST /v1/providers/{provider}/reviews/{review}/hide", "POST /v1/providers/{provider}/reviews/{review}/keep",
        // What offers do to slots has tests of its own.
        "POST /v1/waitlist", "DELETE /v1/waitlist/{entry}", "POST /v1/waitlist/{entry}/status",
        "POST /v1/waitlist/{entry}/confirm", "POST /v1/waitlist/{entry}/accept", "POST /v1/waitlist/{entry}/decline",
        "POST /v1/waitlist/{entry}/leave",
        "POST /v1/providers/{provider}/clients/export", "POST /v1/providers/{provider}/clients/erase",
        // What linked calendars do to slots takes a calendar elsewhere, and has tests of its own.
        "POST /v1/providers/{provider}/calendars", "PATCH /v1/providers/{provider}/calendars/{calendar}",
        "DELETE /v1/providers/{provider}/calendars/{calendar}",
        "POST /v1/providers/{provider}/calendars/{calendar}/refresh",
        "POST /v1/providers/{provider}/calendar-accounts",
        "POST /v1/providers/{provider}/calendar-accounts/{account}/connect",
        "DELETE /v1/providers/{provider}/calendar-accounts/{account}",
        "POST /v1/bookings/{booking}/calendar-event/restore", "POST /v1/bookings/{booking}/calendar-event/follow",
    ]

    @Test(arguments: changes)
    func slotsAreFreshAfter(change: Change) async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let paths = try await Self.prepare(stage, anna)
            stage.clock.advance(by: change.delay)
            let before = try await Self.listed(of: anna, on: stage)
            let hits = stage.server.calendars.counts.hits
            #expect(try await Self.listed(of: anna, on: stage) == before)
            #expect(stage.server.calendars.counts.hits == hits + 1)
            let path = paths.reduce(change.path) { $0.replacing($1.key, with: $1.value) }
            let reply = try await stage.send(change.method, path, change.body, as: anna.key)
            #expect((200..<300).contains(reply.status), "\(reply.json)")
            let after = try await Self.listed(of: anna, on: stage)
            #expect(after == (try await Self.stored(on: stage)))
            #expect((after != before) == change.isSeen)
        }
    }

    @Test func everyChangingRouteIsTried() async throws {
        try await Stage.run { stage in
            let patterns = Self.changes.map { change in
                let path = change.path.replacing("{provider}", with: "/v1/providers/{provider}")
                    .replacing("{service}", with: "/v1/providers/{provider}/services/{service}")
                    .replacing("{pending}", with: "/v1/bookings/{booking}")
                    .replacing("{confirmed}", with: "/v1/bookings/{booking}")
                    .replacing("{early}", with: "/v1/bookings/{booking}")
                    .replacing(/^{busy}/, with: "/v1/providers/{provider}/busy/{busy}")
                    .replacing(/2026-03-\d\d/, with: "{date}")
                return "\(change.method.rawValue) \(path)"
            }
            let changing = stage.description.operations.filter { !$0.hasPrefix("GET ") }
            #expect(changing.subtracting(patterns).subtracting(Self.others).sorted() == [])
        }
    }

    @Test func aReaderWithoutCredentialReadsNoRow() async throws {
        try await Stage.run { stage in
            let anna = try await stage.openPractice()
            let before = try await Self.listed(of: anna, on: stage)
            // Nobody tells of this.
            try await stage.database.transaction(.write) { connection in
                try await connection.execute(unsafeScript: "DROP TABLE weekly_hours")
            }
            #expect(try await Self.listed(of: anna, on: stage) == before)
        }
    }

    /// Makes bookings and an exception, and returns the paths that they have.
    private static func prepare(_ stage: Stage, _ anna: Practice) async throws -> [String: String] {
        let early = try await stage.booked(anna, at: "2026-03-02T10:00:00Z")
        let pending = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["hold_seconds": 3_600])
        let confirmed = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
        let exception = "\(anna.path)/exceptions/2026-03-12"
        #expect(try await stage.send(.put, exception, ["is_available": false], as: anna.key).status == 200)
        let block: JSONValue = ["start_at": "2026-03-14T10:00:00Z", "end_at": "2026-03-14T11:00:00Z"]
        let busy = try await stage.send(.post, "\(anna.path)/busy", block, as: anna.key)
        return [
            "{busy}": try #require(busy.header("Location")),
            "{provider}": anna.path, "{service}": anna.servicePath, "{early}": early.path, "{pending}": pending.path,
            "{confirmed}": confirmed.path,
        ]
    }

    private static func listed(of practice: Practice, on stage: Stage) async throws -> [String] {
        let reply = try await stage.send(.get, practice.slots(from: "2026-03-02", to: "2026-03-16"))
        #expect(reply.status == 200)
        return reply.json["slots"].array.compactMap(\.["start_at"].string)
    }

    /// What the database says, read by somebody who keeps nothing.
    private static func stored(on stage: Stage) async throws -> [String] {
        let from = try #require(CivilDate("2026-03-02"))
        let to = try #require(CivilDate("2026-03-16"))
        let now = stage.clock.now
        let read = try await CalendarCache(database: stage.database, zones: .system).calendar(
            of: #require(ServiceID(rawValue: "svc_anna_hour")),
            of: #require(ProviderID(rawValue: "prv_anna")),
            starts: (now - 30 * 86_400)...(now + 60 * 86_400),
            at: now
        )
        guard !read.isArchived else { return [] }
        var found = OfferedStarts()
        var budget = RuleBudget()
        try read.slots.append(.dates(from: from, to: to), at: now, to: &found, within: &budget)
        return found.starts.map(Timestamp.format)
    }
}
