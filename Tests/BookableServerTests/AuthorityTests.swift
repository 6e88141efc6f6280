import Bookings
import HTTPTypes
import SQL
import Testing

/// Nobody reads or changes what is not theirs.
struct AuthorityTests {
    /// Who asks.
    enum Asker: Int, CaseIterable {
        case nobody, admin, provider, otherProvider, finance, client, otherClient
    }

    /// One route, and what each asker is answered with, in the order of `Asker`; 0 stands for being let in.
    struct Route: CustomTestStringConvertible {
        let method: HTTPRequest.Method
        let path: String
        var body: JSONValue?
        let answers: [Int]

        init(_ method: HTTPRequest.Method, _ path: String, _ answers: [Int], _ body: JSONValue? = nil) {
            self.method = method
            self.path = path
            self.answers = answers
            self.body = body
        }

        /// Whether it takes away what other routes are asked for, or the token that they are asked with.
        var takesAway: Bool { method == .delete || path.hasSuffix("/token") }

        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    private static let all = [0, 0, 0, 0, 0, 0, 0]
    private static let nowhere = [404, 404, 404, 404, 404, 404, 404]
    private static let adminOnly = [401, 0, 403, 403, 403, 403, 403]
    private static let keyGone = [401, 404, 403, 403, 403, 403, 403]
    private static let voice = [401, 0, 0, 403, 403, 403, 403]
    private static let timeOff = [401, 404, 404, 403, 403, 403, 403]
    private static let keys = [401, 0, 0, 0, 0, 403, 403]
    private static let sight = [401, 0, 0, 404, 0, 0, 404]
    private static let hand = [401, 0, 0, 404, 403, 0, 404]
    private static let money = [401, 0, 403, 403, 0, 403, 403]
    private static let refundCharge = [401, 0, 0, 404, 0, 403, 404]
    private static let charge = [401, 0, 0, 404, 403, 403, 404]
    /// What whoever may does not find.
    private static let gone = [401, 404, 404, 404, 403, 404, 404]
    /// The same, where finance and clients may not ask at all.
    private static let noteGone = [401, 404, 404, 404, 403, 403, 404]
    private static let replay = [401, 0, 0, 403, 0, 403, 403]
    private static let policySight = [401, 0, 0, 404, 0, 403, 403]

    /// A draft of another provider, which only that provider and admins may see.
    private static let listed = [404, 0, 404, 0, 404, 404, 404]

    private static let availabilityRule =
        "return { name = \"Hours\", allow = function(s) return s.local_start.minute == 0 end }"
    private static let hours: JSONValue = [
        "schedule": [["day_of_week": 1, "start_time": "09:00", "end_time": "17:00"]]
    ]
    private static let booking: JSONValue = [
        "provider_id": "prv_anna", "service_id": "svc_anna_hour", "start_at": "2026-03-11T08:00:00Z",
        "client": ["name": "Someone"],
    ]
    private static let waiting: JSONValue = [
        "provider_id": "prv_anna", "service_id": "svc_anna_hour", "first_date": "2026-03-15", "last_date": "2026-03-15",
        "client": ["name": "Someone", "email": "someone@example.com"],
    ]
    private static let blocked: JSONValue = ["start_at": "2026-03-12T10:00:00Z", "end_at": "2026-03-12T11:00:00Z"]
    private static let calendar: JSONValue = ["kind": "ics", "address": "https://calendar.example/anna.ics"]
    private static let endpoint: JSONValue = ["provider_id": "prv_anna", "url": "https://events.example/anna"]
    private static let subscription: JSONValue = [
        "endpoint": "https://push.example/1",
        "keys": [
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        ],
    ]
    private static let service: JSONValue = [
        "name": "New", "price": 1_000, "currency": "EUR", "duration_minutes": 30,
    ]
    private static let cancelled: JSONValue = [
        "paid": 100, "currency": "EUR", "booked_at": "2026-01-01T00:00:00Z", "start_at": "2026-03-10T10:00:00Z",
        "end_at": "2026-03-10T11:00:00Z", "cancelled_at": "2026-03-08T10:00:00Z", "cancelled_by": "client",
    ]
    static let script = "return { name = \"Own\", description = \"All.\", refund = function(b) return b.paid end }"

    static let routes = [
        Route(.post, "/v1/providers", adminOnly, ["name": "New", "time_zone": "UTC"]),
        Route(.get, "/v1/providers", all),
        Route(.get, "/v1/providers/prv_anna", all),
        Route(.patch, "/v1/providers/prv_anna", voice, ["name": "Other"]),
        Route(.put, "/v1/providers/prv_anna/schedule", voice, hours),
        Route(.put, "/v1/providers/prv_anna/exceptions/2026-03-12", voice, ["is_available": false]),
        Route(.delete, "/v1/providers/prv_anna/exceptions/2026-03-12", voice),
        Route(.post, "/v1/providers/prv_anna/time-off", voice, ["first_date": "2026-05-04"]),
        Route(.get, "/v1/providers/prv_anna/time-off", voice),
        Route(.delete, "/v1/providers/prv_anna/time-off/{time_off}", timeOff),
        Route(.post, "/v1/providers/prv_anna/busy", voice, blocked),
        Route(.get, "/v1/providers/prv_anna/busy", voice),
        Route(.get, "/v1/providers/prv_anna/busy/{busy}", voice),
        Route(.delete, "/v1/providers/prv_anna/busy/{busy}", voice),
        Route(.post, "/v1/providers/prv_anna/calendars", voice, calendar),
        Route(.get, "/v1/providers/prv_anna/calendars", voice),
        Route(.get, "/v1/providers/prv_anna/calendars/{calendar}", voice),
        Route(.patch, "/v1/providers/prv_anna/calendars/{calendar}", voice, ["name": "Other"]),
        Route(.delete, "/v1/providers/prv_anna/calendars/{calendar}", voice),
        Route(.post, "/v1/providers/prv_anna/calendars/{calendar}/refresh", voice),
        Route(.post, "/v1/providers/prv_anna/calendar-accounts", voice, ["service": "google"]),
        Route(.get, "/v1/providers/prv_anna/calendar-accounts", voice),
        Route(.get, "/v1/providers/prv_anna/calendar-accounts/{account}", voice),
        Route(.delete, "/v1/providers/prv_anna/calendar-accounts/{account}", voice),
        Route(.post, "/v1/providers/prv_anna/calendar-accounts/{account}/connect", voice),
        Route(.get, "/v1/providers/prv_anna/calendar-accounts/{account}/calendars", voice),
        Route(.get, "/v1/providers/prv_anna/calendar-drifts", voice),
        Route(.put, "/v1/providers/prv_anna/published-calendar", voice),
        Route(.get, "/v1/providers/prv_anna/published-calendar", voice),
        Route(.delete, "/v1/providers/prv_anna/published-calendar", voice),
        Route(.put, "/v1/providers/prv_anna/availability-rule", voice, ["source": .string(availabilityRule)]),
        Route(.get, "/v1/providers/prv_anna/availability-rule", timeOff),
        Route(.delete, "/v1/providers/prv_anna/availability-rule", voice),
        Route(.get, "/v1/providers/prv_anna/availability-rule/versions", voice),
        Route(.get, "/v1/providers/prv_anna/availability-rule/week?service=svc_anna_hour&from=2026-03-09", voice),
        Route(.post, "/v1/availability-rules/check", keys, ["source": .string(availabilityRule)]),
        Route(.put, "/v1/providers/prv_anna/policy", voice, ["policy": "strict"]),
        Route(.get, "/v1/providers/prv_anna/policy", all),
        Route(.get, "/v1/providers/prv_anna/policy/curve", all),
        Route(.get, "/v1/providers/prv_anna/services/svc_anna_hour/policy", all),
        Route(.get, "/v1/providers/prv_anna/services/svc_anna_hour/policy/curve", all),
        Route(.put, "/v1/providers/prv_anna/services/svc_anna_hour/policy", voice, ["policy": "strict"]),
        Route(.delete, "/v1/providers/prv_anna/services/svc_anna_hour/policy", voice),
        Route(.post, "/v1/providers/prv_anna/services", voice, service),
        Route(.get, "/v1/providers/prv_anna/services", all),
        Route(.get, "/v1/providers/prv_anna/services/svc_anna_hour", all),
        Route(.patch, "/v1/providers/prv_anna/services/svc_anna_hour", voice, ["price": 1]),
        Route(.delete, "/v1/providers/prv_anna/services/svc_anna_hour", voice),
        Route(.put, "/v1/providers/prv_anna/services/svc_anna_hour/schedule", voice, hours),
        Route(.get, "/v1/providers/prv_anna/services/svc_anna_hour/schedule", all),
        Route(.delete, "/v1/providers/prv_anna/services/svc_anna_hour/schedule", voice),
        Route(.get, "/v1/providers/prv_anna/slots?service=svc_anna_hour&from=2026-03-09&to=2026-03-10", all),
        Route(.get, "/v1/providers/prv_anna/slots/days?service=svc_anna_hour&from=2026-03-09&to=2026-03-10", all),
        Route(.get, "/v1/providers/prv_anna/slots/services?services=svc_anna_hour&from=2026-03-09&to=2026-03-10", all),
        Route(
            .get,
            "/v1/providers/prv_anna/slots/services/days?services=svc_anna_hour&from=2026-03-09&to=2026-03-10",
            all
        ),
        Route(.get, "/v1/providers/prv_anna/slots/explain?service=svc_anna_hour&at=2026-03-09T08:00:00Z", all),
        Route(.post, "/v1/bookings", all, booking),
        Route(.get, "/v1/bookings", keys),
        Route(.post, "/v1/waitlist", all, waiting),
        Route(.get, "/v1/waitlist?provider=prv_anna", voice),
        Route(.get, "/v1/waitlist/{entry}", timeOff),
        Route(.delete, "/v1/waitlist/{entry}", timeOff),
        Route(.post, "/v1/waitlist/{entry}/status", nowhere, ["token": "wl_anna_1"]),
        Route(.post, "/v1/waitlist/{entry}/confirm", nowhere, ["token": "wl_anna_1"]),
        Route(.post, "/v1/waitlist/{entry}/accept", nowhere, ["token": "wl_anna_1"]),
        Route(.post, "/v1/waitlist/{entry}/decline", nowhere, ["token": "wl_anna_1"]),
        Route(.post, "/v1/waitlist/{entry}/leave", nowhere, ["token": "wl_anna_1"]),
        Route(.get, "/v1/bookings/{booking}", sight),
        Route(.patch, "/v1/bookings/{booking}", hand, ["client": ["phone": "+49 30 1234567"]]),
        Route(.get, "/v1/bookings/{booking}/calendar.ics", sight),
        Route(.post, "/v1/bookings/{booking}/confirm", hand),
        Route(.post, "/v1/bookings/{booking}/cancel", hand),
        Route(.post, "/v1/bookings/{booking}/reschedule", hand, ["start_at": "2026-03-10T10:00:00Z"]),
        Route(.post, "/v1/bookings/{booking}/complete", charge),
        Route(.post, "/v1/bookings/{booking}/token", charge),
        Route(.post, "/v1/bookings/{booking}/no-show", charge),
        Route(.get, "/v1/bookings/{booking}/documents", hand),
        Route(.put, "/v1/bookings/{booking}/documents/{document}", hand),
        Route(.get, "/v1/bookings/{booking}/documents/{document}", gone),
        Route(.delete, "/v1/bookings/{booking}/documents/{document}", gone),
        Route(.post, "/v1/bookings/{booking}/notes", charge, ["text": "Prefers mornings"]),
        Route(.get, "/v1/bookings/{booking}/notes", charge),
        Route(.delete, "/v1/bookings/{booking}/notes/{note}", noteGone),
        Route(.post, "/v1/bookings/{booking}/calendar-event/restore", charge),
        Route(.post, "/v1/bookings/{booking}/calendar-event/follow", charge, ["start_at": "2026-03-10T10:00:00Z"]),
        Route(.get, "/v1/bookings/{booking}/cancellation-quote", sight),
        Route(.post, "/v1/bookings/{booking}/payments", charge, ["amount": 1, "method": "cash"]),
        Route(.get, "/v1/bookings/{booking}/payments", sight),
        Route(.post, "/v1/bookings/{booking}/decline", charge),
        Route(.post, "/v1/bookings/{booking}/reopen", charge),
        Route(.post, "/v1/bookings/{booking}/refunds", refundCharge, ["amount": 1, "reason": "A gesture"]),
        Route(.post, "/v1/policies", voice, ["provider_id": "prv_anna", "source": .string(script)]),
        Route(.get, "/v1/policies", keys),
        Route(.get, "/v1/policies/moderate", all),
        Route(.get, "/v1/policies/moderate/versions", all),
        Route(.get, "/v1/policies/{policy}", policySight),
        Route(.get, "/v1/policies/{policy}/versions", policySight),
        Route(.get, "/v1/policies/{policy}/compare?from=1&to=1", policySight),
        Route(.post, "/v1/policies/evaluate", keys, ["policy": "moderate", "booking": cancelled]),
        Route(.post, "/v1/policies/check", keys, ["source": .string(script)]),
        Route(.post, "/v1/policies/replay", replay, ["policy": "moderate", "provider_id": "prv_anna"]),
        Route(.get, "/v1/policies/moderate/curve", all),
        Route(.get, "/v1/policies/{policy}/curve", policySight),
        Route(.post, "/v1/webhook-endpoints", voice, endpoint),
        Route(.get, "/v1/webhook-endpoints?provider=prv_anna", voice),
        Route(.get, "/v1/webhook-endpoints/{endpoint}", voice),
        Route(.patch, "/v1/webhook-endpoints/{endpoint}", voice, ["status": "paused"]),
        Route(.delete, "/v1/webhook-endpoints/{endpoint}", voice),
        Route(.post, "/v1/webhook-endpoints/{endpoint}/rotate-secret", voice),
        Route(.get, "/v1/webhook-endpoints/{endpoint}/deliveries", voice),
        Route(.post, "/v1/webhook-endpoints/{endpoint}/deliveries/{event}/replay", voice),
        Route(.put, "/v1/providers/prv_anna/listing", voice, Stage.listing()),
        Route(.get, "/v1/providers/prv_bob/listing", listed),
        Route(.post, "/v1/providers/prv_bob/listing/approve", adminOnly),
        Route(.post, "/v1/providers/prv_bob/listing/decline", adminOnly, ["reason": "Not yours."]),
        Route(.get, "/v1/providers/prv_bob/listing/photos", listed),
        Route(.post, "/v1/providers/prv_anna/listing/photos?alternative_text=Salon", voice),
        Route(.put, "/v1/providers/prv_anna/listing/photos", voice, ["photos": []]),
        Route(.get, "/v1/providers/prv_anna/listing/photos/{photo}", nowhere),
        Route(.delete, "/v1/providers/prv_anna/listing/photos/{photo}", timeOff),
        Route(.get, "/v1/listings", adminOnly),
        Route(.get, "/v1/bookings/{booking}/review", gone.map { $0 == 403 ? 404 : $0 }),
        Route(.put, "/v1/bookings/{booking}/review", [401, 403, 403, 404, 403, 0, 404], ["stars": 5]),
        Route(.get, "/v1/providers/prv_anna/reviews", all),
        Route(.get, "/v1/providers/prv_anna/reviews/{review}", nowhere),
        Route(.put, "/v1/providers/prv_anna/reviews/{review}/reply", timeOff, ["text": "Thank you."]),
        Route(.delete, "/v1/providers/prv_anna/reviews/{review}/reply", timeOff),
        Route(.post, "/v1/providers/prv_anna/reviews/{review}/report", nowhere, ["reason": "spam"]),
        Route(.post, "/v1/providers/prv_anna/reviews/{review}/hide", keyGone, ["reason": "Rude"]),
        Route(.post, "/v1/providers/prv_anna/reviews/{review}/keep", keyGone),
        Route(.get, "/v1/reviews", adminOnly),
        Route(.get, "/v1/categories", all),
        Route(.get, "/v1/search?q=hair&from=2026-03-09", all),
        Route(.put, "/v1/categories", adminOnly, ["items": []]),
        Route(.get, "/v1/push-key", all),
        Route(.post, "/v1/bookings/{booking}/push-subscriptions", hand, subscription),
        Route(.delete, "/v1/bookings/{booking}/push-subscriptions/{subscription}", gone),
        Route(.get, "/v1/bookings/{booking}/message-consents", sight),
        Route(.put, "/v1/bookings/{booking}/message-consents/sms", hand, ["given": false]),
        Route(.get, "/v1/messages?booking={booking}", policySight),
        Route(.get, "/v1/providers/prv_anna/message-settings", voice),
        Route(.put, "/v1/providers/prv_anna/message-settings", voice, ["first_reminder_minutes": 60]),
        Route(.get, "/v1/providers/prv_anna/services/svc_anna_hour/message-settings", voice),
        Route(.put, "/v1/providers/prv_anna/services/svc_anna_hour/message-settings", voice, ["language": "de"]),
        Route(.get, "/v1/payments", keys),
        Route(.get, "/v1/refunds", keys),
        Route(.get, "/v1/refunds/{refund}", sight),
        Route(.post, "/v1/refunds/{refund}/settle", refundCharge, ["method": "cash"]),
        Route(.post, "/v1/refunds/{refund}/retry", refundCharge),
        Route(.get, "/v1/ledger", keys),
        Route(.get, "/v1/reconciliation", money),
        Route(.get, "/v1/providers/prv_anna/analytics?from=2026-01&to=2026-03", replay),
        Route(.get, "/v1/analytics?from=2026-01&to=2026-03", adminOnly),
        Route(.get, "/v1/audit?provider=prv_anna", voice),
        Route(.post, "/v1/api-keys", adminOnly, ["role": "finance", "name": "Books"]),
        Route(.get, "/v1/api-keys", adminOnly),
        Route(.get, "/v1/api-keys/{key}", keyGone),
        Route(.patch, "/v1/api-keys/{key}", keyGone, ["name": "Books"]),
        Route(.delete, "/v1/api-keys/{key}", keyGone),
        Route(.post, "/v1/api-keys/{key}/rotate", keyGone),
        Route(.post, "/v1/providers/prv_anna/api-keys", voice, ["name": "Web site"]),
        Route(.get, "/v1/providers/prv_anna/api-keys", voice),
        Route(.get, "/v1/providers/prv_anna/api-keys/{key}", timeOff),
        Route(.patch, "/v1/providers/prv_anna/api-keys/{key}", timeOff, ["name": "Web site"]),
        Route(.delete, "/v1/providers/prv_anna/api-keys/{key}", timeOff),
        Route(.post, "/v1/providers/prv_anna/api-keys/{key}/rotate", timeOff),
        Route(.post, "/v1/providers/prv_anna/clients/export", voice, ["email": "kim@example.com"]),
        Route(.post, "/v1/providers/prv_anna/clients/erase", voice, ["email": "nobody@example.com"]),
        Route(.post, "/v1/my/links", all, ["email": "kim@example.com"]),
        Route(.get, "/metrics", adminOnly),
        Route(.get, "/openapi.json", all),
        Route(.get, "/healthz", all),
        Route(.get, "/readyz", all),
    ]

    /// On one stage, as whoever is refused changes nothing.
    @Test(arguments: Engine.allCases)
    func whoeverMayNotIsRefused(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let cast = try await Cast(stage)
            for route in Self.routes {
                for asker in Asker.allCases where route.answers[asker.rawValue] != 0 {
                    let reply = try await Self.ask(route, asker, cast, stage)
                    let situation: Comment = "\(route.testDescription), \(asker): \(reply.json)"
                    #expect(reply.status == route.answers[asker.rawValue], situation)
                    #expect(!String(decoding: reply.bytes, as: UTF8.self).contains("Kim"), situation)
                }
            }
        }
    }

    /// On one stage for all that takes nothing away that others ask for.
    @Test(arguments: Engine.allCases)
    func whoeverMayIsLetIn(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let cast = try await Cast(stage)
            for route in Self.routes where !route.takesAway {
                try await Self.expectLetIn(route, cast, stage)
            }
        }
    }

    @Test(arguments: routes.filter(\.takesAway), Engine.allCases)
    func whoeverMayTakeAwayIsLetIn(route: Route, engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            try await Self.expectLetIn(route, try await Cast(stage), stage)
        }
    }

    private static func expectLetIn(_ route: Route, _ cast: Cast, _ stage: Stage) async throws {
        for asker in Asker.allCases where route.answers[asker.rawValue] == 0 {
            let reply = try await ask(route, asker, cast, stage)
            let isLetIn = ![401, 403, 404].contains(reply.status) && reply.status < 500
            #expect(isLetIn, "\(route.testDescription), \(asker): \(reply.status) \(reply.json)")
        }
    }

    private static func ask(_ route: Route, _ asker: Asker, _ cast: Cast, _ stage: Stage) async throws -> Reply {
        let credential = cast.credential(of: asker, for: route.path)
        return try await stage.send(route.method, cast.fill(route.path), route.body, as: credential)
    }

    @Test(arguments: [
        "bk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bt_anna_01aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "bt_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense", "",
    ])
    func anUnknownCredentialIsRefusedEverywhere(credential: String) async throws {
        try await Stage.run { stage in
            for route in Self.routes {
                let path = route.path.replacing("{booking}", with: "bkg_anna_1")
                    .replacing("{refund}", with: "rfd_anna_1").replacing("{policy}", with: "pol_anna_1")
                    .replacing("{time_off}", with: "off_anna_1")
                    .replacing("{busy}", with: "bsy_anna_1").replacing("{calendar}", with: "cal_anna_1")
                    .replacing("{endpoint}", with: "whe_anna_1").replacing("{event}", with: "evt_anna_1")
                    .replacing("{subscription}", with: "psh_anna_1").replacing("{note}", with: "not_anna_1")
                    .replacing("{document}", with: "referral").replacing("{key}", with: "key_unknown1")
                    .replacing("{review}", with: "rev_anna_1").replacing("{entry}", with: "wle_anna_1")
                let reply = try await stage.send(route.method, path, route.body, as: credential)
                #expect(reply.status == 401, "\(route.testDescription)")
                #expect(reply.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(route.testDescription)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func aRevokedKeyIsUnknown(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let secret = try #require(Secret(stage.finance, kind: .apiKey))
            try await stage.database.transaction(.write) { connection in
                let key = try #require(try await APIKeyStore().find(secret, in: connection))
                try await APIKeyStore().revoke(key.id, at: Stage.now, in: connection)
            }
            #expect(try await stage.send(.get, "/v1/refunds", as: stage.finance).status == 401)
        }
    }

    @Test(arguments: Engine.allCases)
    func everyRouteIsInTheMatrix(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let patterns = Self.routes.map { route in
                let path = String(route.path.prefix { $0 != "?" })
                    .replacing("prv_anna", with: "{provider}").replacing("prv_bob", with: "{provider}")
                    .replacing("svc_anna_hour", with: "{service}")
                    .replacing("2026-03-12", with: "{date}").replacing("moderate", with: "{policy}")
                return "\(route.method.rawValue) \(path)"
            }
            // Services prove what they send, the address of a published calendar is its credential, and a booking without prepayment has no payment to show or to settle.
            let apart = [
                "POST /v1/webhooks/stripe", "POST /v1/webhooks/twilio", "POST /v1/webhooks/smsru",
                "POST /v1/webhooks/google-calendar", "POST /v1/webhooks/microsoft-graph",
                "GET /v1/bookings/{booking}/payment", "POST /v1/payments/{payment}/settle",
                "POST /v1/payments/{payment}/void",
                "GET /ics/{file}",
            ]
            #expect(stage.description.operations.subtracting(patterns).subtracting(apart).sorted() == [])
        }
    }

    @Test(arguments: Engine.allCases)
    func aProviderListsItsOwnAlone(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let cast = try await Cast(stage)
            for list in ["/v1/bookings", "/v1/refunds", "/v1/payments"] {
                let others = try await stage.send(.get, list, as: cast.otherProvider)
                #expect(
                    others.json["items"].array.allSatisfy {
                        $0["provider_id"] == "prv_bob" || $0["booking_id"].string?.hasPrefix("bkg_bob_") == true
                    }
                )
                let asked = try await stage.send(.get, "\(list)?provider=prv_anna", as: cast.otherProvider)
                #expect(asked.status == 403)
            }
            let policies = try await stage.send(.get, "/v1/policies", as: cast.otherProvider)
            #expect(policies.json["items"].array.count == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func financeSeesMoneyAndNoPeople(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let cast = try await Cast(stage)
            for path in ["/v1/bookings", "/v1/bookings/\(cast.pending.id)", "/v1/refunds"] {
                let reply = try await stage.send(.get, path, as: stage.finance)
                #expect(reply.status == 200)
                let text = String(decoding: reply.bytes, as: UTF8.self)
                #expect(!text.contains("Kim") && !text.contains("kim@") && !text.contains("\"client\":"), "\(path)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func anEmailAddressIsToldToItsProviderAndAdmins(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            #expect(try await stage.send(.get, anna.path).json["email"] == .null)
            #expect(try await stage.send(.get, anna.path, as: bob.key).json["email"] == .null)
            #expect(try await stage.send(.get, anna.path, as: anna.key).json["email"] == "anna@example.com")
            #expect(try await stage.send(.get, anna.path, as: stage.admin).json["email"] == "anna@example.com")
        }
    }

    @Test(arguments: Engine.allCases)
    func explanationsNameBookingsToTheProviderOnly(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let bob = try await stage.openPractice("bob")
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let path = "\(anna.path)/slots/explain?service=\(anna.service)&at=2026-03-09T08:00:00Z"
            let other = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
            for stranger in [nil, bob.key, stage.finance, other.token] {
                let reply = try await stage.send(.get, path, as: stranger)
                #expect(reply.json["bookable"] == false)
                #expect(!String(decoding: reply.bytes, as: UTF8.self).contains("bkg_"))
            }
            let told = try await stage.send(.get, path, as: anna.key)
            #expect(told.json["reasons"].array.contains { $0["booking_id"] == .string(booking.id) })
        }
    }

    @Test(arguments: Engine.allCases)
    func aTokenCancelsForItsClientOnly(engine: Engine) async throws {
        try await Stage.run(on: engine) { stage in
            let anna = try await stage.openPractice()
            let booking = try await stage.booked(anna, at: "2026-03-09T08:00:00Z")
            let refused = try await stage.send(
                .post,
                "\(booking.path)/cancel",
                ["cancelled_by": "provider"],
                as: booking.token
            )
            #expect(refused.status == 403)
            let quoted = try await stage.send(
                .get,
                "\(booking.path)/cancellation-quote?cancelled_by=provider",
                as: booking.token
            )
            #expect(quoted.status == 403)
            #expect(try await stage.send(.get, booking.path, as: booking.token).json["status"] == "confirmed")
        }
    }
}
