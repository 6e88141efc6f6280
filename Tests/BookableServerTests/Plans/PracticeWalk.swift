@testable import BookableServer
@testable import Payments
@testable import Workers
import Bookings
import CivilTime
import HTTPTypes
import LoopbackServers
import Notifications
import SQL
import ShortMessages
import Stripe
import TestSupport
import Testing
import Webhooks

/// All that people, Stripe and the server's own services do with a practice, once through.
struct PracticeWalk {
    let till: Till
    let anna: Practice

    /// An endpoint that is told of the practice's events.
    let endpoint: String
    let webhooks: WebhookAccess
    let pushService: PushPeer

    /// A calendar that is linked, and where it is.
    let calendar: String
    let google: GoogleServer

    /// Who agrees to the connection of accounts.
    let owner: OAuthPeer

    var stage: Stage { till.stage }

    /// On and after the Monday that bookings are made for; before it nothing is free of history.
    private static let days = (9...20).map { $0 < 10 ? "0\($0)" : "\($0)" }

    func run() async throws {
        try await look()
        try await browse()
        try await blockTime()
        try await bookAndMove()
        try await bookForParties()
        try await bookSeries()
        try await prove()
        try await wait()
        try await approve()
        try await pay()
        try await expire()
        try await close()
        try await changeThePractice()
        try await list()
        try await sendMessages()
        try await sendShortMessages()
        try await push()
        try await tellOthers()
        try await synchronize()
        try await findProviders()
        try await audit()
        try await countFigures()
    }

    private static func start(_ day: Int, _ hour: Int) -> String {
        "2026-03-\(days[day])T\(hour < 10 ? "0" : "")\(hour):00:00Z"
    }

    private func look() async throws {
        try await expect(.get, anna.path)
        try await expect(.get, anna.slots(from: "2026-03-09", to: "2026-04-09"))
        let asked = "service=\(anna.service)&at=\(Self.start(0, 8))"
        try await expect(.get, "\(anna.path)/slots/explain?\(asked)")
        try await expect(.get, anna.servicePath)
        let messages: JSONValue = ["first_reminder_minutes": 60]
        try await expect(.put, "\(anna.path)/message-settings", messages, as: anna.key)
        try await expect(.get, "\(anna.path)/message-settings", as: anna.key)
    }

    /// A client agrees to short messages, gets one, and answers; what the gateway does not tell is asked for.
    private func sendShortMessages() async throws {
        let peer = try SMSPeer()
        let client: JSONValue = ["name": "Kim Client", "phone": "+79000000001", "sms_consent": true]
        let free: JSONValue = ["service_id": "svc_anna_free", "client": client]
        let booked = try await stage.booked(anna, at: "2026-04-06T08:00:00Z", free)
        let path = "\(booked.path)/message-consents"
        for given in [false, true] {
            try await expect(.put, "\(path)/sms", ["given": .bool(given)], as: booked.token)
        }
        try await expect(.get, path, as: booked.token)
        stage.clock.set(try #require(Instant("2026-04-06T07:00:10Z")))
        // Both reminders are due at once, and messages to one recipient go out one after another.
        for _ in 0..<2 {
            try await peer.send(from: stage, by: .smsRu)
            stage.clock.advance(by: 5)
        }
        let told = try await stage.send(.get, "/v1/messages?booking=\(booked.id)", as: anna.key).json["items"].array
        #expect(told.contains { $0["status"] == "sent" }, "\(told)")
        stage.clock.advance(by: 400)
        try await peer.poll(stage)
        let number = try #require(PhoneNumber("+79000000001"))
        let report = SMSReport(id: "202646-1000001", state: .delivered)
        try await stage.database.transaction(.write) { [now = stage.clock.now] connection in
            try await MessageReports().receive(report, ownID: "a", at: now, in: connection)
            try await MessageReports().setOptOut(true, of: number, at: now, in: connection)
        }
    }

    /// All that is done with endpoints, and what is told them.
    private func tellOthers() async throws {
        let path = "/v1/webhook-endpoints/\(endpoint)"
        try await till.work()
        try await stage.tellEndpoints(webhooks)
        try await expect(.get, "/v1/webhook-endpoints?provider=\(anna.provider)", as: stage.admin)
        try await expect(.get, path, as: anna.key)
        let log = try await stage.send(.get, "\(path)/deliveries?limit=20", as: anna.key).json
        let cursor = try #require(log["next_cursor"].string, "\(log)")
        try await expect(.get, "\(path)/deliveries?limit=20&cursor=\(cursor)", as: anna.key)
        try await expect(.post, "\(path)/deliveries/\(cursor)/replay", as: anna.key, status: 202)
        for status in ["paused", "active"] {
            try await expect(.patch, path, ["status": .string(status)], as: anna.key)
        }
        try await expect(.post, "\(path)/rotate-secret", as: anna.key)
        try await stage.tellEndpoints(webhooks)
        _ = try await WebhookHistory().remove(madeBefore: Stage.now - 3_600, on: stage.database)
        let another = try await stage.addEndpoint("https://events.example", of: anna)
        try await expect(.delete, stage.path(of: another), as: anna.key, status: 204)
        try await till.work()
    }

    /// The pages, as clients look at them.
    private func browse() async throws {
        for path in ["/", "/anna", "/anna/hour", "/anna/hour?day=2026-03-09", "/anna/hour/book?at=\(Self.start(0, 8))"]
        {
            try await expect(.get, path)
        }
    }

    /// A round of what sends messages, into a folder.
    private func sendMessages() async throws {
        let folder = try TemporaryFolder()
        let dispatcher = MessageDispatcher(
            database: stage.database,
            zones: .system,
            identity: try #require(MessageIdentity(mailFrom: "bookings@bookable.example")),
            mail: try MaildirCarrier(folder: folder.path),
            clock: { [clock = stage.clock] in clock.now }
        )
        let results = try await dispatcher.round().results
        #expect(results.contains { $0.status == .sent }, "\(results)")
        withExtendedLifetime(folder) {}
    }

    private func blockTime() async throws {
        let path = "\(anna.path)/busy"
        let span: JSONValue = ["start_at": .string(Self.start(5, 8)), "end_at": .string(Self.start(5, 10))]
        let made = try await stage.send(.post, path, span, as: anna.key)
        let id = try #require(made.json["id"].string, "\(made.json)")
        try await expect(.get, "\(path)/\(id)", as: anna.key)
        try await expect(.get, "\(path)?from=2026-03-09T00:00:00Z&to=2026-04-09T00:00:00Z", as: anna.key)
        try await expect(.get, path, as: anna.key)
        try await expect(.delete, "\(path)/\(id)", as: anna.key, status: 204)
    }

    private func bookAndMove() async throws {
        let headers = ["Idempotency-Key": "0b6e3b0c-5f0e-4f0e-9d3a-6d3f0f3f2b11"]
        let more: JSONValue = ["service_id": "svc_anna_free"]
        for _ in 1...2 {
            #expect(try await stage.book(anna, at: Self.start(0, 8), more, headers: headers).status == 201)
        }
        #expect(try await stage.book(anna, at: Self.start(0, 8), more).status == 409)
        let booking = try await stage.booked(anna, at: Self.start(0, 10), more)
        try await expect(.get, booking.path, as: booking.token)
        try await expect(.patch, booking.path, ["client": ["name": "Kim Correct"]], as: booking.token)
        try await expect(.get, "\(booking.path)/calendar.ics", as: booking.token)
        try await expect(.get, "/v1/messages?booking=\(booking.id)", as: anna.key)
        let later: JSONValue = ["start_at": .string(Self.start(1, 10))]
        try await expect(.post, "\(booking.path)/reschedule", later, as: booking.token)
        try await expect(.get, "\(booking.path)/cancellation-quote", as: booking.token)
        try await expect(.post, "\(booking.path)/payments", ["amount": 1_000, "method": "cash"], as: anna.key)
        try await expect(.get, "\(booking.path)/payments", as: anna.key)
        let ended = try await stage.send(.post, "\(booking.path)/cancel", as: anna.key)
        let refund = try #require(ended.json["refund"]["id"].string, "\(ended.json)")
        try await expect(.get, "/v1/refunds/\(refund)", as: anna.key)
        try await expect(.post, "/v1/refunds/\(refund)/settle", ["method": "cash"], as: anna.key)
    }

    /// Several seats at once, and bookings of one seat from before.
    private func bookForParties() async throws {
        let more: JSONValue = ["service_id": "svc_anna_party"]
        _ = try await stage.booked(anna, at: Self.start(9, 8), more)
        let party = try await stage.booked(anna, at: Self.start(9, 8), more.with("seats", 3))
        try await expect(.post, "\(party.path)/reschedule", ["start_at": .string(Self.start(9, 12))], as: party.token)
        try await expect(.get, "\(anna.path)/slots?service=svc_anna_party&from=2026-03-09&to=2026-03-23&seats=2")
    }

    /// A series that is looked at, moved and cancelled as one.
    private func bookSeries() async throws {
        let more = SeriesTests.weekly(3).with("service_id", "svc_anna_weekly")
        let reply = try await stage.book(anna, at: "2026-03-17T14:00:00Z", more)
        let first = HeldBooking(
            id: try #require(reply.json["booking"]["id"].string, "\(reply.json)"),
            token: try #require(reply.json["token"].string)
        )
        let series = try #require(reply.json["booking"]["series"]["id"].string)
        try await expect(.get, "/v1/bookings?series=\(series)&limit=2", as: anna.key)
        try await expect(.get, "/v1/bookings?series=\(series)&order=id&status=confirmed", as: stage.admin)
        for path in ["", "/cancel?scope=following"] { try await expect(.get, "/b/\(first.token)\(path)") }
        let later: JSONValue = ["start_at": "2026-03-18T14:00:00Z", "scope": "all"]
        try await expect(.post, "\(first.path)/reschedule", later, as: first.token)
        try await expect(.get, "\(first.path)/cancellation-quote?scope=all", as: first.token)
        try await expect(.post, "\(first.path)/cancel", ["scope": "all"], as: first.token)
    }

    private func prove() async throws {
        let held = try await stage.booked(anna, at: Self.start(5, 14), ["service_id": "svc_anna_proof"])
        try await expect(.post, "\(held.path)/confirm", ["code": "1"], as: held.token, status: 422)
        try await expect(.post, "\(held.path)/confirm", as: anna.key)
    }

    private func approve() async throws {
        let approval: JSONValue = ["service_id": "svc_anna_approval"]
        let awaited = try await stage.booked(anna, at: Self.start(2, 8), approval)
        try await expect(.post, "\(awaited.path)/confirm", as: anna.key)
        let held = try await stage.booked(
            anna,
            at: Self.start(2, 10),
            ["service_id": "svc_anna_free", "hold_seconds": 600]
        )
        try await expect(.post, "\(held.path)/confirm", ["client": ["name": "Kim"]], as: held.token)
    }

    /// A booking is paid and given back through Stripe, and another's payment is called off.
    private func pay() async throws {
        let (paid, intent) = try await till.booked(anna, at: Self.start(3, 8))
        try await expect(.get, "\(paid.path)/payment", as: paid.token)
        try await till.pay(intent)
        #expect(try await till.tell("payment_intent.succeeded", of: intent, event: "evt_paid").status == 200)
        try await till.work()
        let some: JSONValue = ["amount": 1_000, "reason": "The heating was off"]
        try await expect(.post, "\(paid.path)/refunds", some, as: stage.finance, status: 201)
        try await expect(.post, "\(paid.path)/cancel", as: paid.token)
        try await till.work()
        for refund in try await till.refunds(of: intent) {
            try await till.tell("refund.updated", of: refund.id.rawValue, type: "refund", event: "evt_\(refund.id)")
        }
        try await till.work()
        try await dispute()
        let (waiting, _) = try await till.booked(anna, at: Self.start(3, 10))
        try await expect(.post, "\(waiting.path)/cancel", as: waiting.token)
        try await till.work()
    }

    /// A payer disputes a payment and loses, and is looked at in between.
    private func dispute() async throws {
        let (paid, intent) = try await till.booked(anna, at: Self.start(3, 12))
        try await till.pay(intent)
        #expect(try await till.tell("payment_intent.succeeded", of: intent, event: "evt_disputed").status == 200)
        try await till.work()
        try await expect(
            .post,
            "\(paid.path)/refunds",
            ["amount": 1_000, "reason": "Dust"],
            as: stage.finance,
            status: 201
        )
        try await till.control("payment_intents/\(intent)/dispute")
        try await till.work()
        let id = try #require(PaymentIntent.ID(rawValue: intent))
        let dispute = try #require(try await till.stripe.allDisputes(of: id).first).id.rawValue
        try await expect(.get, "\(paid.path)/payments", as: anna.key)
        try await till.control("disputes/\(dispute)/lose")
        try await till.tell("charge.dispute.closed", of: dispute, type: "dispute", event: "evt_lost", intent: intent)
        try await till.work()
        // As the console lists what is to be paid, of one provider and of all.
        let payouts = stage.server.paymentDesk.payouts
        for provider in [nil, ProviderID(rawValue: anna.provider)] {
            _ = try await stage.database.transaction(.read, by: .system, at: stage.clock.now) {
                try await payouts.toPay(of: provider, limit: 10, in: $0)
            }
        }
    }

    /// One hold is swept, another is released by who wants its place.
    private func expire() async throws {
        let hold: JSONValue = ["service_id": "svc_anna_free", "hold_seconds": 60]
        _ = try await stage.booked(anna, at: Self.start(4, 8), hold)
        stage.clock.advance(by: 61)
        #expect(try await stage.server.sweeper.sweep() == 1)
        _ = try await stage.booked(anna, at: Self.start(4, 10), hold)
        stage.clock.advance(by: 61)
        _ = try await stage.booked(anna, at: Self.start(4, 10), ["service_id": "svc_anna_free"])
        let now = stage.clock.now
        _ = try await stage.database.transaction(.write) { connection in
            try await EventStore().removeTold(before: now, after: nil, limit: 100, in: connection)
        }
    }

    private func close() async throws {
        let free: JSONValue = ["service_id": "svc_anna_free"]
        let met = try await stage.booked(anna, at: Self.start(5, 8), free)
        let missed = try await stage.booked(anna, at: Self.start(5, 10), free)
        stage.clock.advance(by: 20 * 86_400)
        try await expect(.post, "\(met.path)/complete", as: anna.key)
        try await expect(.post, "\(missed.path)/no-show", as: anna.key)
        try await expect(.post, "\(missed.path)/reopen", as: anna.key)
    }

    private func changeThePractice() async throws {
        let hours: JSONValue = [["day_of_week": 1, "start_time": "09:00", "end_time": "17:00"]]
        try await expect(.put, "\(anna.path)/schedule", ["schedule": hours], as: anna.key)
        try await expect(.put, "\(anna.servicePath)/schedule", ["schedule": hours], as: anna.key)
        try await expect(.get, "\(anna.servicePath)/schedule")
        try await expect(.delete, "\(anna.servicePath)/schedule", as: anna.key, status: 204)
        let day = "\(anna.path)/exceptions/2026-05-01"
        try await expect(.put, day, ["is_available": false], as: anna.key)
        try await expect(.delete, day, as: anna.key, status: 204)
        let vacation: JSONValue = ["first_date": "2026-06-01", "last_date": "2026-06-14"]
        let off = try await stage.send(.post, "\(anna.path)/time-off", vacation, as: anna.key)
        let id = try #require(off.json["id"].string, "\(off.json)")
        try await expect(.get, "\(anna.path)/time-off", as: anna.key)
        try await expect(.delete, "\(anna.path)/time-off/\(id)", as: anna.key, status: 204)
        try await expect(.patch, anna.path, ["name": "Practice Anna"], as: anna.key)
        try await expect(.patch, anna.servicePath, ["price": 8_000], as: anna.key)
        let upload: JSONValue = ["source": .string(PolicyTests.half)]
        let policy = try await stage.send(.post, "/v1/policies", upload, as: anna.key)
        let uploaded = try #require(policy.json["id"].string, "\(policy.json)")
        try await expect(.put, "\(anna.path)/policy", ["policy": .string(uploaded)], as: anna.key)
        try await expect(.put, "\(anna.servicePath)/policy", ["policy": .string(uploaded)], as: anna.key)
        for path in [anna.path, anna.servicePath] { try await expect(.get, "\(path)/policy") }
        try await expect(.delete, "\(anna.servicePath)/policy", as: anna.key, status: 204)
        try await expect(.get, "/v1/policies/\(uploaded)", as: anna.key)
        try await ruleOut()
        try await expect(.get, "/v1/policies/\(uploaded)/versions", as: anna.key)
    }

    /// Another rule that reads all, and the one before again.
    private func ruleOut() async throws {
        let path = "\(anna.path)/availability-rule"
        for body in ["return slot.weekday >= 0", Self.rule] {
            let source: JSONValue = ["source": .string(AvailabilityRuleTests.rule(body))]
            try await expect(.put, path, source, as: anna.key)
        }
        try await expect(.get, path, as: anna.key)
        try await expect(.get, "\(path)/versions?limit=2", as: anna.key)
    }

    /// A rule that looks at the day's bookings and at the client, and allows everything.
    static let rule = "return slot.client.is_returning or slot.bookings_that_day >= 0"

    /// Every list, unfiltered and by what is rare, page after page.
    private func list() async throws {
        let booking = try await stage.booked(anna, at: "2026-04-13T08:00:00Z", ["service_id": "svc_anna_free"])
        for _ in 1...3 { try await expect(.get, booking.path, as: anna.key) }
        try await expect(.post, "\(booking.path)/token", as: anna.key)
        try await sweepAuditLog()
        try await keepKeys()
        try await lookAtMessages(of: BookingID(rawValue: booking.id))
        try await listOwnBookings()
        try await note(booking)
        try await keepDocuments(of: booking)
        let kim: JSONValue = ["email": "kim@example.com"]
        try await expect(.post, "\(anna.path)/clients/export?limit=10", kim, as: anna.key)
        let lee: JSONValue = ["service_id": "svc_anna_free", "client": ["name": "Lee", "email": "lee@example.com"]]
        let leaving = try await stage.booked(anna, at: "2026-04-20T08:00:00Z", lee)
        try await expect(.post, "\(leaving.path)/cancel", as: leaving.token)
        try await expect(.post, "\(anna.path)/clients/erase", ["email": "lee@example.com"], as: anna.key)
        let day = "from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z"
        let lists = [
            "bookings?", "bookings?\(day)", "bookings?status=pending", "bookings?service=svc_anna_approval",
            "bookings?status=completed&service=svc_anna_free", "bookings?from=2026-03-10T00:00:00Z&status=cancelled",
            "bookings?to=2026-03-10T00:00:00Z", "bookings?provider=prv_anna&\(day)", "refunds?",
            "bookings?status=pending,completed&q=Kim", "bookings?updated_since=2027-01-01T00:00:00Z", "providers?",
            "refunds?provider=prv_anna", "refunds?status=owed", "refunds?from=2026-03-01", "payments?",
            "payments?from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z", "payments?provider=prv_anna&status=open",
            "payments?status=open",
            "payments?status=problem", "policies?", "providers/prv_anna/services?", "audit?", "audit?provider=prv_anna",
            "audit?booking=\(booking.id)", "audit?access=change&actor=key:key_none", "audit?to=2027-03-10T00:00:00Z",
        ]
        for path in lists {
            for credential in [anna.key, stage.admin] {
                var cursor = ""
                for _ in 1...3 {
                    let page = try await stage.send(.get, "/v1/\(path)&limit=50\(cursor)", as: credential)
                    #expect(page.status == 200, "\(path): \(page.json)")
                    guard let next = page.json["next_cursor"].string else { break }
                    cursor = "&cursor=\(next)"
                }
            }
        }
        try await expect(.get, "/metrics")
    }

    /// A client asks for a link, lists all bookings of the address, page after page, and leaves.
    private func listOwnBookings() async throws {
        let (desk, store) = (ClientSessionDesk(), ClientBookingStore())
        let (database, now) = (stage.database, stage.clock.now)
        try await database.transaction(.write, by: .anonymous, at: now) { transaction in
            _ = try await desk.makeLink(for: "nobody@example.com", in: transaction)
            let link = try #require(try await desk.makeLink(for: "kim@example.com", in: transaction))
            let secret = try #require(try await desk.begin(by: link, in: transaction))
            let session = try #require(try await desk.find(secret, in: transaction))
            var cursor: BookingID?
            for _ in 1...3 {
                let connection = transaction.connection
                let found = try await store.list(of: session, after: cursor, limit: 200, in: connection)
                guard let last = found.last?.booking.id else { break }
                cursor = last
                #expect(try await store.contains(last, of: session, in: connection))
            }
            try await desk.end(secret, in: transaction)
            _ = try await SignInSweep().remove(endedBy: now, in: transaction.connection)
        }
    }

    private func note(_ booking: HeldBooking) async throws {
        let path = "\(booking.path)/notes"
        let note = try await stage.send(.post, path, ["text": "Prefers mornings"], as: anna.key)
        let id = try #require(note.json["id"].string, "\(note.json)")
        try await expect(.get, path, as: anna.key)
        try await expect(.delete, "\(path)/\(id)", as: anna.key, status: 204)
    }

    private func keepDocuments(of booking: HeldBooking) async throws {
        let path = "\(booking.path)/documents"
        let pdf = Array("%PDF-1.4".utf8)
        #expect(try await stage.send(.put, "\(path)/referral", bytes: pdf, as: anna.key).status == 200)
        try await expect(.get, path, as: anna.key)
        try await expect(.get, "\(path)/referral", as: anna.key)
        let id = try #require(BookingID(rawValue: booking.id))
        let (tickets, now) = (DocumentTicketDesk(), stage.clock.now)
        try await stage.database.transaction(.write, by: .anonymous, at: now) { transaction in
            let ticket = try await tickets.make(for: "referral", of: id, in: transaction)
            #expect(try await tickets.use(ticket, in: transaction)?.id == id)
            let before = Stage.now - 3_600
            _ = try await BookingDocumentDesk.remove(endedBy: before, limit: 10, in: transaction.connection)
        }
        try await expect(.delete, "\(path)/referral", as: anna.key, status: 204)
    }

    private func sweepAuditLog() async throws {
        let before = Stage.now - 3_600
        _ = try await stage.database.transaction(.write) { connection in
            try await AuditStore().remove(before: before, limit: 100, in: connection)
        }
    }

    /// What operators run at the command line, by pages.
    private func audit() async throws {
        let database = stage.database
        try await database.transaction(.read) { connection in
            _ = try await JobStore().list(.init(status: .dead), after: nil, limit: 50, in: connection)
            _ = try await PaymentStore().list(of: nil, status: .problem, after: nil, limit: 50, in: connection)
        }
        let access = try #require(stage.server.stripe)
        let desk = stage.server.paymentDesk
        let now = stage.clock.now
        _ = try await Reconciliation(access, database: database, desk: desk, mends: false, now: now)
            .run(since: now - 30 * 86_400) { _ in }
        _ = try await RefundAudit(zones: .system, evaluators: PolicyEvaluators()).run(on: database) { _ in }
    }

    func expect(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: JSONValue? = nil,
        as credential: String? = nil,
        status: Int? = nil
    ) async throws {
        let reply = try await stage.send(method, path, body, as: credential)
        let isExpected = status.map { $0 == reply.status } ?? (200...201).contains(reply.status)
        #expect(isExpected, "\(method.rawValue) \(path): \(reply.status) \(reply.json)")
    }
}
